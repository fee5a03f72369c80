import { type DomainEvent, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainDirtyRateCalcFlags,
  DomainDirtyRateStatus,
  DomainModificationImpact,
  DomainStatsTypes,
} from "@libvirt-ts/driver/flags";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("what is measured of real guests");
const { LIVE, CONFIG } = DomainModificationImpact;
const invalid = { code: ErrorNumber.INVALID_ARG };

describe.skipIf(reason !== undefined)("a guest that runs", () => {
  let node: TestNode;
  let conn: Connection;
  let ref: DomainRef;
  beforeAll(async () => {
    node = new TestNode();
    conn = await node.open();
    const devices = `<disk type='file' device='disk'><driver name='qemu' type='qcow2' iothread='3'/><source file='${node.disk("b.img")}'/><target dev='vdb' bus='virtio'/></disk>`;
    const xml = node
      .xml("g", { devices })
      .replace("<vcpu>", "<iothreads>1</iothreads><iothreadids><iothread id='3'/></iothreadids><vcpu>");
    ref = await conn.domainCreate(await conn.domainDefineXML(xml, 0), 0);
  });
  afterAll(() => node?.end());

  const ids = async (flags: number) => (await conn.domainGetIOThreadInfo(ref, flags)).map(({ id }) => id);
  const monitor = async (command: string) =>
    JSON.parse(await conn.domainQemuMonitorCommand(ref, JSON.stringify({ execute: command }), 0)).return;

  it("is given IO threads, and has them taken away, by their numbers", async () => {
    const [first] = await conn.domainGetIOThreadInfo(ref, LIVE);
    expect(first).toEqual({ id: 3, cpumap: (await conn.domainGetVcpus(ref))[0]!.cpumap });
    await conn.domainAddIOThread(ref, 7, LIVE | CONFIG);
    await conn.domainAddIOThread(ref, 1, LIVE);
    expect([await ids(LIVE), await ids(CONFIG)]).toEqual([
      [1, 3, 7],
      [3, 7],
    ]);
    const told: { id: string }[] = await monitor("query-iothreads");
    expect(told.map(({ id }) => id).sort()).toEqual(["iothread1", "iothread3", "iothread7"]);
    expect(await conn.domainGetXMLDesc(ref, 0)).toMatch(/<iothreads>3<[\s\S]*<iothread id='1'\/>/);
    for (const id of [7, 0, -1, 1.5])
      await expect(conn.domainAddIOThread(ref, id, LIVE)).rejects.toMatchObject(invalid);
    await expect(conn.domainDelIOThread(ref, 8, LIVE)).rejects.toMatchObject(invalid);
    await expect(conn.domainDelIOThread(ref, 3, CONFIG)).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining("disk 'vdb' uses IO thread 3"),
    });
    await conn.domainDelIOThread(ref, 7, LIVE | CONFIG);
    await conn.domainDelIOThread(ref, 1, LIVE);
    expect([await ids(LIVE), await ids(CONFIG)]).toEqual([[3], [3]]);
  });

  it("has IO threads that its document lost as somebody was killed", async () => {
    const add = { execute: "object-add", arguments: { "qom-type": "iothread", id: "iothread9" } };
    await conn.domainQemuMonitorCommand(ref, JSON.stringify(add), 0);
    await expect(conn.domainAddIOThread(ref, 9, LIVE)).rejects.toMatchObject(invalid);
    expect(await ids(LIVE)).toEqual([3, 9]);
    await conn.domainDelIOThread(ref, 9, LIVE);
    expect(await ids(LIVE)).toEqual([3]);
  });

  it("tells when an image has grown beyond a threshold, once", async () => {
    const stop = new AbortController();
    const events = conn.domainEvents({ domain: ref, kinds: ["block-threshold"] }, { signal: stop.signal });
    await events.ready;
    await conn.domainSetBlockThreshold(ref, "hda", 1024n, 0);
    await conn.domainQemuMonitorCommand(ref, 'qemu-io -d ide0-0-0 "write 524288 65536"', 1);
    let seen: DomainEvent | undefined;
    for await (seen of events) break;
    stop.abort();
    expect(seen).toEqual({
      event: "block-threshold",
      domain: expect.objectContaining({ uuid: ref.uuid }),
      dev: "hda",
      path: node.disk("g.img"),
      threshold: 1024n,
      excess: expect.any(BigInt),
    });
    for (const [name, threshold] of [["hda[99]", 1n] as const, ["sdz", 1n] as const, ["hda", -1n] as const])
      await expect(conn.domainSetBlockThreshold(ref, name, threshold, 0)).rejects.toMatchObject(invalid);
  });

  it("is measured in how fast it changes its memory", async () => {
    const { DIRTY_BITMAP, DIRTY_RING, PAGE_SAMPLING } = DomainDirtyRateCalcFlags;
    const told = async () =>
      (await conn.getAllDomainStats([ref], DomainStatsTypes.DIRTYRATE, 0))[0]!.stats.dirtyrate;
    const unmeasured = await told();
    // QEMU is not asked, and would tell the same.
    const { status, mode, ...times } = await monitor("query-dirty-rate");
    expect([status, mode, times["start-time"], times["calc-time"]]).toEqual([
      "unstarted",
      "page-sampling",
      0,
      0,
    ]);
    expect(unmeasured).toEqual({
      calc_status: DomainDirtyRateStatus.UNSTARTED,
      calc_start_time: 0n,
      calc_period: 0,
      calc_mode: "page-sampling",
    });
    for (const seconds of [0, 61, 1.5])
      await expect(conn.domainStartDirtyRateCalc(ref, seconds, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainStartDirtyRateCalc(ref, 1, DIRTY_BITMAP | DIRTY_RING)).rejects.toMatchObject(
      invalid,
    );
    await conn.domainStartDirtyRateCalc(ref, 1, PAGE_SAMPLING);
    await expect.poll(told).toMatchObject({
      calc_status: DomainDirtyRateStatus.MEASURED,
      calc_mode: "page-sampling",
      megabytes_per_second: expect.any(BigInt),
    });
  });
});
