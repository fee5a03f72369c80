import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { parseCapabilities } from "@libvirt-ts/xml/capabilities";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { type CustomCpuModeCapability, parseDomainCapabilities } from "@libvirt-ts/xml/domain-capabilities";
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

  it("gives a guest the named CPU that is nearest to all that QEMU can do, and says which that is", async () => {
    const conn = await node.open();
    const cpu = "<cpu mode='host-model'><feature policy='disable' name='aes'/></cpu>";
    const xml = node.xml("modelled").replace("<devices>", `${cpu}<devices>`);
    const ref = await conn.domainDefineXML(xml, 0);
    const cpuOf = async (flags: number) => parseDomain(await conn.domainGetXMLDesc(ref, flags)).domain.cpu;
    expect(await cpuOf(0)).toMatchObject({ mode: "host-model" });
    const updated = await cpuOf(DomainXMLFlags.UPDATE_CPU);
    const running = await conn.domainCreate(ref, 0);
    const live = await cpuOf(0);
    expect(live).toEqual(updated);
    expect(live).toMatchObject({
      mode: "custom",
      match: "exact",
      check: "full",
      model: { fallback: "forbid", value: expect.not.stringMatching(/^(max|host|.*-v\d)$/) },
      vendor: expect.stringMatching(/^(AMD|Intel)$/),
    });
    expect(await cpuOf(DomainXMLFlags.INACTIVE)).toMatchObject({ mode: "host-model" });

    // QEMU says what that model is with these features: no more and no less than all that it has, but for what was taken away.
    const featuresOf = async (name: string, props: object) => {
      const command = {
        execute: "query-cpu-model-expansion",
        arguments: { type: "static", model: { name, props } },
      };
      const answer = JSON.parse(await conn.domainQemuMonitorCommand(running, JSON.stringify(command), 0));
      const spelled = Object.entries(answer.return.model.props).filter(([, value]) => value === true);
      return spelled.map(([feature]) => feature).sort();
    };
    const props = (live?.feature ?? []).map(({ name, policy }) => [
      name.replaceAll("_", "-"),
      policy === "require",
    ]);
    expect(await featuresOf(live!.model!.value!, Object.fromEntries(props))).toEqual(
      await featuresOf("max", { aes: false }),
    );

    const capabilities = await conn.getDomainCapabilities(undefined, "x86_64", "pc", "qemu", 0);
    const modes = parseDomainCapabilities(capabilities).domainCapabilities.cpu?.mode ?? [];
    expect(modes.find(({ name }) => name === "host-model")).toMatchObject({
      supported: "yes",
      model: [{ value: live?.model?.value }],
      vendor: live?.vendor,
    });
    const named = modes.find((mode) => mode.name === "custom") as CustomCpuModeCapability;
    const usable = (model: string) => named.model?.find(({ value }) => value === model)?.usable;
    expect([usable("qemu64"), usable("host")]).toEqual(["yes", "no"]);
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
