import { statSync } from "node:fs";
import { cpusOf, DomainState, ErrorNumber, VcpuState } from "@libvirt-ts/driver";
import { DomainJobType, DomainStatsTypes } from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connection, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("what real guests have used and done");

describe.skipIf(reason !== undefined)("what a guest has used and done", () => {
  let node: TestNode;
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  it("is what QEMU and the kernel count", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreateXML(
      node
        .xml("busy", { devices: "<interface type='user'><mac address='52:54:00:00:00:07'/></interface>" })
        .replace("<memballoon model='none'/>", "<memballoon model='virtio'/>")
        .replace("<vcpu>1</vcpu>", "<vcpu current='1'>3</vcpu>"),
      0,
    );
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("x"));
    await readUntil(readable, "x");
    const image = node.disk("busy.img");
    const blocks = await conn.domainGetBlockInfo(ref, "hda", 0);
    expect(blocks.physical).toBe(BigInt(statSync(image).size));
    expect(blocks.capacity).toBeGreaterThan(0n);
    expect(await conn.domainGetBlockInfo(ref, image, 0)).toEqual(blocks);
    const disk = await conn.domainBlockStats(ref, "hda");
    expect(disk.rdBytes).toBeGreaterThanOrEqual(512n);
    expect(disk.errs).toBe(-1);
    expect((await conn.domainBlockStats(ref, "")).rdReq).toBeGreaterThanOrEqual(disk.rdReq);
    expect(await conn.domainBlockStatsFlags(ref, "hda", 0)).toMatchObject({ wr_operations: 0, wr_bytes: 0n });
    expect(await conn.domainGetDiskErrors(ref, 0)).toEqual([]);
    expect(await conn.domainInterfaceStats(ref, "52:54:00:00:00:07")).toMatchObject({ rxBytes: -1n });
    const memory = await conn.domainMemoryStats(ref, 0);
    expect(memory.actual).toBe(32768);
    expect(memory.rss).toBeGreaterThan(1024);
    const [first, second, third] = await conn.domainGetVcpus(ref);
    expect(first).toMatchObject({ number: 0, state: VcpuState.RUNNING });
    expect(cpusOf(first!.cpumap).length).toBeGreaterThan(0);
    expect([second?.state, third?.cpu]).toEqual([VcpuState.OFFLINE, -1]);
    expect([await conn.domainGetMaxVcpus(ref), await conn.domainGetVcpusFlags(ref, 1)]).toEqual([3, 1]);
    const [time] = await conn.domainGetCPUStats(ref, -1, 1, 0);
    expect(time?.cpu_time).toBe(BigInt(time!.user_time as bigint) + BigInt(time!.system_time as bigint));
    expect(await conn.domainGetJobInfo(ref)).toMatchObject({ type: DomainJobType.NONE, memTotal: 0n });
    await expect(conn.domainAbortJob(ref, 0)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
  });

  it("is told of all at once, in the words of libvirt", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreateXML(node.xml("one"), 1);
    const off = await conn.domainDefineXML(node.xml("two"), 0);
    const records = await conn.getAllDomainStats(undefined, 0, 0);
    const stats = new Map(records.map((record) => [record.domain.name, record.stats]));
    expect(stats.get("one")).toMatchObject({
      state: { state: DomainState.PAUSED, reason: 1 },
      balloon: { current: 32768, maximum: 32768, rss: expect.any(Number) },
      vcpu: { current: 1, maximum: 1, 0: { state: 1, time: expect.any(BigInt) } },
      net: [],
      block: [{ name: "hda", path: node.disk("one.img"), rd: { bytes: expect.any(BigInt) } }],
      iothread: [],
    });
    expect(stats.get("two")).toEqual({
      state: { state: DomainState.SHUTOFF, reason: 0 },
      balloon: { current: 32768, maximum: 32768 },
      vcpu: { current: 1, maximum: 1 },
    });
    const [some] = await conn.getAllDomainStats([ref], DomainStatsTypes.STATE, 0);
    expect(Object.keys(some!.stats)).toEqual(["state"]);
    expect(await conn.domainGetBlockInfo(off, "hda", 0)).toMatchObject({ capacity: expect.any(BigInt) });
  });

  it("is told of what another process has given it meanwhile", async () => {
    const [one, other] = [await node.open(), await node.open()];
    const ref = await one.domainCreateXML(node.xml("shared"), 1);
    const disks = async (conn: Connection) => {
      const [record] = await conn.getAllDomainStats(undefined, DomainStatsTypes.BLOCK, 0);
      return (record!.stats as { block: { name: string }[] }).block.map(({ name }) => name);
    };
    expect(await disks(other)).toEqual(["hda"]);
    const image = `<driver name='qemu' type='qcow2'/><source file='${node.disk("second.img")}'/>`;
    await one.domainAttachDevice(ref, `<disk>${image}<target dev='vdb' bus='virtio'/></disk>`, 1);
    expect([await disks(one), await disks(other)]).toEqual([
      ["hda", "vdb"],
      ["hda", "vdb"],
    ]);
  });

  it("is refused with libvirt's codes where there is none", async () => {
    const conn = await node.open();
    const ref = await conn.domainDefineXML(node.xml("off"), 0);
    const wrong = { code: ErrorNumber.OPERATION_INVALID };
    await expect(conn.domainBlockStats(ref, "hda")).rejects.toMatchObject(wrong);
    await expect(conn.domainMemoryStats(ref, 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainGetVcpus(ref)).rejects.toMatchObject(wrong);
    await expect(conn.domainGetMaxVcpus(ref)).rejects.toMatchObject(wrong);
    await expect(conn.domainGetJobInfo(ref)).rejects.toMatchObject(wrong);
    await expect(conn.domainGetBlockInfo(ref, "zz", 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });
});
