/** The fake against what a real Xen 4.17.7 answered, byte for byte where both know. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { xenFacts } from "./facts.js";
import { FakeHypervisor } from "./fake-hypervisor.js";

interface Recording {
  readonly answers: Readonly<
    Record<string, { readonly result: number; readonly bytes: string; readonly buffers: string[] }>
  >;
}
const recording = JSON.parse(
  readFileSync(new URL("../../../driver-hypervisor/fixtures/xen-4.17.7.json", import.meta.url), "utf8"),
) as Recording;

/** An operation of 4.17 as any caller would lay it out, by hand. */
function operation(size: number, command: number): Uint8Array {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, command, true);
  new DataView(bytes.buffer).setUint32(4, 0x15, true);
  return bytes;
}

it("writes a domain's figures as Xen does", () => {
  const real = Buffer.from(recording.answers.getdomaininfo!.bytes, "hex");
  const members = Object.fromEntries(
    [
      ["shared_info_frame", 48],
      ["gpaddr_bits", 96],
      ["max_pages", 16],
      ["tot_pages", 8],
      ["cpu_time", 56],
    ].map(([name, offset]) => [
      name,
      name === "gpaddr_bits" ? BigInt(real[16 + 96]!) : real.readBigUInt64LE(16 + Number(offset)),
    ]),
  );
  members["arch_config.emulation_flags"] = BigInt(real.readUInt32LE(16 + 104));
  const fake = new FakeHypervisor({ facts: xenFacts("4.17.7") });
  fake.add({ id: 0, members });
  const bytes = operation(144, 5);
  expect(fake.hypercall(36, bytes)).toBe(0);
  expect(Buffer.from(bytes).toString("hex")).toBe(real.toString("hex"));
});

it("checks the version before anything else, as Xen does", () => {
  const fake = new FakeHypervisor({ facts: xenFacts("4.17.7"), domains: [{ id: 7 }] });
  for (let version = 0; version < 0x60; version++) {
    const bytes = operation(144, 3);
    new DataView(bytes.buffer).setUint32(4, version, true);
    bytes[8] = 7;
    expect(fake.hypercall(36, bytes)).toBe(version === 0x15 ? 0 : -13);
  }
  expect(fake.domains.get(7)?.pauses).toBe(1);
});

it("answers for the next domain up to 4.17, and for none later", () => {
  for (const [release, domain] of [
    ["4.17.7", 7],
    ["4.18.0", undefined],
  ] as const) {
    const fake = new FakeHypervisor({ facts: xenFacts(release), domains: [{ id: 7 }] });
    const bytes = operation(144, 5);
    new DataView(bytes.buffer).setUint32(4, fake.facts.domctl!, true);
    bytes[8] = 3;
    expect(fake.hypercall(36, bytes)).toBe(domain === undefined ? -3 : 0);
    if (domain !== undefined) expect(bytes[16]).toBe(domain);
  }
});

it("refuses to write past a buffer, which a real Xen would do", () => {
  const fake = new FakeHypervisor({ facts: xenFacts("4.17.7") });
  const bytes = operation(136, 6);
  bytes[12] = 10;
  const short = [{ offset: 16, buffer: new Uint8Array(50) }];
  expect(() => fake.hypercall(35, bytes, short)).toThrow("past a buffer of 50");
});
