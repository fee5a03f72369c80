import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { parseCapabilities } from "@libvirt-ts/xml/capabilities";
import { parseDomainCapabilities } from "@libvirt-ts/xml/domain-capabilities";
import { afterAll, describe, expect, it } from "vitest";
import { reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("what a host with QEMU tells of itself");

describe.skipIf(reason !== undefined)("a host with QEMU", () => {
  const node = new TestNode();
  afterAll(() => node.end());

  it("tells what it can run, in a document of libvirt's", async () => {
    const conn = await node.open();
    const { capabilities } = parseCapabilities(await conn.getCapabilities());
    const info = await conn.nodeGetInfo();
    expect(capabilities.host.topology?.cells?.cell?.flatMap(({ cpus }) => cpus?.cpu ?? [])).toHaveLength(
      info.cpus,
    );
    const guest = capabilities.guest?.find(({ arch }) => arch.name === "x86_64");
    expect(guest?.os_type).toBe("hvm");
    const pc = guest?.arch.machine?.find(({ value }) => value === "pc");
    expect(guest?.arch.machine?.map(({ value }) => value)).toContain(pc?.canonical);
  });

  it("tells what a machine of its QEMU can have", async () => {
    const conn = await node.open();
    const xml = await conn.getDomainCapabilities(undefined, "x86_64", "q35", "qemu", 0);
    const { domainCapabilities } = parseDomainCapabilities(xml);
    expect(domainCapabilities).toMatchObject({ domain: "qemu", arch: "x86_64", os: { supported: "yes" } });
    expect(domainCapabilities.machine).toMatch(/^pc-q35-/);
    const buses = domainCapabilities.devices?.disk?.enum?.find(({ name }) => name === "bus")?.value;
    expect(buses).toEqual(expect.arrayContaining(["scsi", "virtio", "sata"]));
    const custom = domainCapabilities.cpu?.mode?.find(({ name }) => name === "custom");
    expect(JSON.stringify(custom)).toContain('"qemu64"');
    expect(await conn.getCPUModelNames("x86_64", 0)).toContain("qemu64");
  });

  it("runs no other program for an architecture that leads elsewhere", async () => {
    const conn = await node.open();
    const program = join(node.folder, "program");
    const trace = join(node.folder, "trace");
    writeFileSync(program, `#!/bin/sh\n: > ${trace}\n`, { mode: 0o755 });
    const arch = `x${"/..".repeat(20)}${program}`;
    await expect(conn.getCPUModelNames(arch, 0)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    expect(existsSync(trace)).toBe(false);
  });

  it("refuses what it has not", async () => {
    const conn = await node.open();
    for (const [arch, machine, type] of [
      ["x86_64", "abacus", "qemu"],
      ["x86_64", "pc", "xen"],
    ] as const)
      await expect(conn.getDomainCapabilities(undefined, arch, machine, type, 0)).rejects.toMatchObject({
        code: ErrorNumber.INVALID_ARG,
      });
  });
});
