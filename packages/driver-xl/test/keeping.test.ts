/** Definitions: what the driver dumps, of a file or of a running guest, is defined again without a word and without a changed byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DomainXMLFlags, type DriverConnection, LibvirtError } from "@libvirt-ts/driver";
import { type DomainDocument, exampleDomains, libvirtDomains } from "@libvirt-ts/testkit";
import { formatDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainFromJson } from "../src/domain-from-json.js";
import type { JsonObject } from "../src/xl-json.js";
import { TestHost, uuidOf } from "./host.js";

/** Defines a domain as its file is dumped, with passwords and without. */
async function redefine(host: TestHost, conn: DriverConnection, name: string): Promise<void> {
  const content = () => readFileSync(join(host.configDir, name), "utf8");
  const before = content();
  const ref = await conn.domainLookupByName!(name);
  for (const flags of [DomainXMLFlags.SECURE, 0]) {
    const dump = await conn.domainGetXMLDesc!(ref, DomainXMLFlags.INACTIVE | flags);
    host.warnings.length = 0;
    await conn.domainDefineXML!(dump, 0);
    expect(content(), name).toBe(before);
    const isGap = ({ message }: LibvirtError) => /neither <\w+> nor <bootloader>/.test(message);
    expect(
      host.warnings.filter((warning) => !isGap(warning)),
      name,
    ).toEqual([]);
  }
}

describe("a definition of what a file says", () => {
  async function check(documents: readonly DomainDocument[]): Promise<number> {
    const host = new TestHost();
    const conn = await host.open();
    let kept = 0;
    for (const { xml } of documents) {
      const ref = await conn.domainDefineXML(xml, 0).catch((error) => {
        // Refused with a reason that is libvirt's.
        if (error instanceof LibvirtError) return undefined;
        throw error;
      });
      if (ref === undefined) continue;
      kept++;
      await redefine(host, conn, ref.name!);
      await conn.domainUndefine(ref, 0);
    }
    return kept;
  }

  test("changes no byte of the project's examples", async () => {
    expect(await check(exampleDomains())).toBeGreaterThan(60);
  });

  const corpus = libvirtDomains("xen");
  test.skipIf(corpus.length === 0)("nor of libvirt's documents", async () => {
    expect(await check(corpus)).toBeGreaterThan(3);
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const disk = fc
  .record({
    pdev_path: fc.oneof(
      word.map((name) => `/dev/vg/${name}`),
      word.map((name) => `/srv/${name}.img`),
      word.map((name) => `rbd:pool/${name}:mon_host=${name}\\:6789`),
    ),
    format: fc.constantFrom("raw", "qcow2"),
    readwrite: fc.constantFrom(0, 1),
    backend_domname: optional(fc.constant("storage")),
  })
  .map(({ backend_domname, ...rest }) => ({
    ...rest,
    // The device model serves what is no plain file or device.
    backend: rest.pdev_path.startsWith("/dev/") && rest.format === "raw" ? "phy" : "qdisk",
    ...(backend_domname !== undefined && { backend_domname }),
  }));
const nic = fc.record(
  {
    mac: fc.integer({ min: 16, max: 255 }).map((last) => `00:16:3e:00:00:${last.toString(16)}`),
    bridge: word,
    script: fc.constantFrom("vif-bridge", "vif-route"),
    ip: fc.ipV4(),
    model: fc.constantFrom("e1000", "rtl8139"),
    nictype: fc.constant("vif"),
    rate_bytes_per_interval: fc.constantFrom(50_000, 62_500),
    rate_interval_usecs: fc.constant(50_000),
  },
  { requiredKeys: ["mac"] },
);
const screen = fc.record({
  vnc: fc.constantFrom(
    { enable: "True", listen: "127.0.0.1", findunused: "True" },
    { enable: "True", listen: "0.0.0.0", display: 3, findunused: "False" },
  ),
});
const build = fc.record(
  {
    max_vcpus: fc.integer({ min: 1, max: 8 }),
    max_memkb: fc.integer({ min: 16, max: 4096 }).map((mib) => mib * 1024),
    kernel: fc.constant("/boot/vmlinuz"),
    cmdline: fc.constantFrom("quiet", "root=/dev/xvda1 ro"),
    localtime: fc.constantFrom("True", "False"),
    vcpu_hard_affinity: fc.constantFrom([[0, 1, 2]], [[0], [2, 3]]),
  },
  { requiredKeys: ["max_vcpus", "max_memkb", "kernel"] },
);
const machine = fc.record(
  {
    serial: fc.constantFrom("pty", "file:/log"),
    boot: fc.constantFrom("cd", "n"),
    usbdevice: fc.constant("tablet"),
    soundhw: fc.constant("hda"),
    bios: fc.constant("ovmf"),
  },
  { requiredKeys: [] },
);
const record = fc
  .record({
    type: fc.constantFrom("pv", "pvh", "hvm"),
    build,
    machine,
    disks: fc.array(disk, { maxLength: 3 }),
    nics: fc.uniqueArray(nic, { maxLength: 3, selector: ({ mac }) => mac }),
    screens: fc.array(screen, { maxLength: 1 }),
  })
  .map(({ type, build: said, machine: whole, disks, nics, screens }): JsonObject => {
    const isHvm = type === "hvm";
    return {
      c_info: { type, name: "guest", uuid: uuidOf(1) },
      b_info: { ...said, ...(isHvm && { "type.hvm": { ...whole, ...screens[0] } }) },
      disks: disks.map((each, at) => ({ ...each, vdev: `xvd${"abc"[at]}` })),
      // An emulated card is a fully virtualised guest's.
      nics: isHvm ? nics : nics.map(({ model: _, nictype: __, ...rest }) => rest),
      ...(!isHvm && { vfbs: screens }),
    };
  });

test("a definition of what a running guest is described as says that guest, and goes on saying it", async () => {
  const host = new TestHost();
  const conn = await host.open();
  await fc.assert(
    fc.asyncProperty(record, optional(fc.constant(5907)), async (config, vncPort) => {
      const live = domainFromJson(
        { id: 7, name: "guest", uuid: uuidOf(1), config },
        { vncPort, consoleTty: "/dev/pts/3" },
      );
      const xml = formatDomain(live);
      host.warnings.length = 0;
      await conn.domainDefineXML(xml, 0);
      expect(host.warnings).toEqual([]);
      const file = readFileSync(join(host.configDir, "guest"), "utf8");
      await conn.domainDefineXML(xml, 0);
      expect(readFileSync(join(host.configDir, "guest"), "utf8")).toBe(file);
      await redefine(host, conn, "guest");
      await conn.domainUndefine({ uuid: uuidOf(1), name: "guest" }, 0);
    }),
    { numRuns: 60 },
  );
});
