import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainStatsTypes } from "@libvirt-ts/driver/flags";
import { beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const invalid = { code: ErrorNumber.INVALID_ARG };
let now = 1_767_225_600_000_000_000n;
let conn: Connection;
let ref: DomainRef;
beforeEach(async () => {
  now = 1_767_225_600_000_000_000n;
  conn = await openNode({ now: () => now });
  ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("guest"), 0), 0);
});

describe("tunables", () => {
  it.each([
    ["Memory", { hard_limit: 2048, swap_hard_limit: 4096 }, { hard_limit: 8192 }],
    ["Blkio", { weight: 500, device_weight: "/dev/sda,200" }, { device_weight: "sda" }],
    ["Numa", { numa_mode: 1, numa_nodeset: "0-1" }, { numa_mode: 99 }],
    ["Scheduler", { weight: 70 }, { weight: 0 }],
  ] as const)("%s parameters are stored, checked and reported", async (kind, good, bad) => {
    const get = (flags: number) => conn[`domainGet${kind}Parameters`](ref, flags);
    const set = conn[`domainSet${kind}Parameters`] as Connection["domainSetMemoryParameters"];
    const before = await get(2);
    await set(ref, good, 1);
    expect(await get(1)).toMatchObject(good);
    expect(await get(2)).toEqual(before);
    await expect(set(ref, bad as never, 1)).rejects.toMatchObject(invalid);
    await expect(set(ref, { nonsense: 1 }, 1)).rejects.toMatchObject(invalid);
    expect(await get(1)).toMatchObject(good);
    await conn.domainDestroy(ref, 0);
    await expect(set(ref, good, 1)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
  });

  it("limits of disks are checked against each other, and told", async () => {
    const set = (params: Record<string, number>) => conn.domainSetBlockIoTune(ref, "vda", params, 1);
    await expect(set({ total_bytes_sec: 1, read_bytes_sec: 1 })).rejects.toMatchObject(invalid);
    await expect(set({ total_bytes_sec: 2, total_bytes_sec_max: 1 })).rejects.toMatchObject(invalid);
    const events = await eventsOf(conn, {}, () => set({ read_iops_sec: 100 }));
    expect(events).toEqual([
      { event: "tunable", params: { "blkdeviotune.disk": "vda", "blkdeviotune.read_iops_sec": 100 } },
    ]);
    expect(await conn.domainGetBlockIoTune(ref, "vda", 1)).toMatchObject({ read_iops_sec: 100 });
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<read_iops_sec>100<");
    await expect(conn.domainSetBlockIoTune(ref, "vdx", { read_iops_sec: 1 }, 1)).rejects.toMatchObject(
      invalid,
    );
  });

  it("limits of cards go by target or MAC address", async () => {
    await conn.domainSetInterfaceParameters(ref, "tap0", { "inbound.average": 100 }, 3);
    expect(await conn.domainGetInterfaceParameters(ref, "52:54:00:00:00:01", 2)).toMatchObject({
      "inbound.average": 100,
      "outbound.average": 0,
    });
    await conn.domainSetInterfaceParameters(ref, "tap0", { "inbound.average": 0 }, 1);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("bandwidth");
  });

  it("IO threads come, are pinned and go", async () => {
    await conn.domainAddIOThread(ref, 3, 1);
    await expect(conn.domainAddIOThread(ref, 3, 1)).rejects.toMatchObject(invalid);
    await conn.domainPinIOThread(ref, 3, Uint8Array.of(2), 1);
    expect(await conn.domainGetIOThreadInfo(ref, 1)).toMatchObject([{ id: 3, cpumap: Uint8Array.of(2, 0) }]);
    await conn.domainSetIOThreadParams(ref, 3, { poll_max_ns: 1000n }, 1);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<poll max='1000'/>");
    await conn.domainDelIOThread(ref, 3, 1);
    expect(await conn.domainGetIOThreadInfo(ref, 1)).toEqual([]);
    await expect(conn.domainDelIOThread(ref, 3, 1)).rejects.toMatchObject(invalid);
  });
});

describe("statistics", () => {
  it("follow the clock", async () => {
    expect(await conn.domainBlockStats(ref, "vda")).toEqual({
      rdReq: 176_722_560_000_000,
      rdBytes: 88_361_280_000_000n,
      wrReq: 58_907_520_000_000,
      wrBytes: 44_180_640_000_000n,
      errs: 883_612_800,
    });
    now += 1_000_000_000n;
    expect((await conn.domainInterfaceStats(ref, "tap0")).rxBytes).toBe(176_722_560_100_000n);
    expect(await conn.domainGetCPUStats(ref, -1, 1, 0)).toEqual([
      { cpu_time: 1_000_000_000n, user_time: 450_000_000n, system_time: 550_000_000n },
    ]);
    const shares = await conn.domainGetCPUStats(ref, 0, 16, 0);
    const sum = shares.reduce((total, { cpu_time }) => total + (cpu_time as bigint), 0n);
    expect([shares.length, sum]).toEqual([16, 1_000_000_000n]);
    await expect(conn.domainGetCPUStats(ref, 99, 1, 0)).rejects.toMatchObject(invalid);
  });

  it("come in groups, for all domains at once", async () => {
    const [one] = await conn.getAllDomainStats([ref], 0, 0);
    expect(one!.stats).toMatchObject({
      state: { state: 1, reason: 1 },
      balloon: { current: 65_536, maximum: 65_536 },
      vcpu: { current: 1, maximum: 1, 0: { state: 1 } },
      net: [{ name: "tap0" }],
      block: [{ name: "vda", path: "/guest/image" }],
    });
    const all = await conn.getAllDomainStats(undefined, DomainStatsTypes.STATE, 0);
    expect(all.every(({ stats }) => Object.keys(stats).join() === "state")).toBe(true);
    await conn.domainDestroy(ref, 0);
    const [off] = await conn.getAllDomainStats([ref], 0, 0);
    expect(off!.stats).not.toHaveProperty("block");
  });

  it("of a disk are those of its volume", async () => {
    const pool = await conn.storagePoolLookupByName("default-pool");
    const xml = "<volume><name>v</name><capacity>65536</capacity><allocation>0</allocation></volume>";
    const volume = await conn.storageVolCreateXML(pool, xml, 0);
    const disk = `<disk type='file'><source file='${volume.key}'/><target dev='vdb' bus='virtio'/></disk>`;
    await conn.domainAttachDevice(ref, disk, 1);
    expect(await conn.domainGetBlockInfo(ref, "vdb", 0)).toEqual({
      capacity: 65_536n,
      allocation: 0n,
      physical: 0n,
    });
    expect((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity).toBe(1_099_506_450_432n);
  });
});
