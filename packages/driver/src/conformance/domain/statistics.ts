import { ErrorNumber } from "../../errors/number.js";
import {
  ConnectGetAllDomainStatsFlags,
  DomainState,
  DomainStatsTypes,
} from "../../flags/domain.generated.js";
import { check, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const refused = [ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_INVALID, ErrorNumber.OPERATION_FAILED];
const { STATE, VCPU, BALLOON, BLOCK, INTERFACE, CPU_TOTAL } = DomainStatsTypes;

/** What guests have used and done. */
export function statisticsTests(suite: Context): void {
  suite.test(
    "counters of a disk grow, and those of what is no disk are refused",
    [...guestNeeds, "domainBlockStats"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x121);
      const before = await conn.domainBlockStats(ref, "vda");
      const after = await conn.domainBlockStats(ref, "vda");
      same(typeof before.rdBytes, "bigint", "the type of bytes");
      same(typeof before.rdReq, "number", "the type of requests");
      check(
        after.rdBytes >= before.rdBytes && after.wrBytes >= before.wrBytes && after.rdReq >= before.rdReq,
        "counters: expected none to fall",
      );
      await rejects(conn.domainBlockStats(ref, "vdz"), refused, "those of a disk that is not there");
      const off = await definedGuest(suite, conn, 0x122);
      await rejects(conn.domainBlockStats(off, "vda"), ErrorNumber.OPERATION_INVALID, "those of what is off");
    },
  );

  suite.test("a disk's sizes are bytes", [...guestNeeds, "domainGetBlockInfo"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x123);
    const { capacity, allocation, physical } = await conn.domainGetBlockInfo(ref, "vda", 0);
    for (const [name, size] of Object.entries({ capacity, allocation, physical })) {
      check(
        typeof size === "bigint" && size >= 0n,
        `${name}: expected a bigint from 0n, got ${String(size)}`,
      );
    }
    await rejects(conn.domainGetBlockInfo(ref, "/no/such/image", 0), refused, "a path that is not there");
  });

  suite.test(
    "a card is known by its target and its address, and nothing else",
    [...guestNeeds, "domainInterfaceStats"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x124);
      const { rxBytes, txBytes, rxPackets } = await conn.domainInterfaceStats(ref, "52:54:00:00:00:01");
      same([typeof rxBytes, typeof txBytes, typeof rxPackets], ["bigint", "bigint", "number"], "their types");
      await rejects(conn.domainInterfaceStats(ref, "nobody0"), refused, "a card that is not there");
    },
  );

  suite.test(
    "a guest's memory is not more than it has",
    [...guestNeeds, "domainMemoryStats", "domainGetInfo"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x125);
      const { maxMem } = await conn.domainGetInfo(ref);
      const { actual, unused = 0, available = maxMem } = await conn.domainMemoryStats(ref, 0);
      check(
        actual !== undefined && actual <= maxMem,
        `actual: expected ${maxMem} KiB at most, got ${actual}`,
      );
      check(unused <= available, `unused: expected ${available} KiB at most, got ${unused}`);
      const off = await definedGuest(suite, conn, 0x126);
      await rejects(conn.domainMemoryStats(off, 0), ErrorNumber.OPERATION_INVALID, "that of what is off");
    },
  );

  suite.test(
    "times of CPUs are told together or one by one",
    [...guestNeeds, "domainGetCPUStats"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x127);
      const [all, ...others] = await conn.domainGetCPUStats(ref, -1, 1, 0);
      same([typeof all?.cpu_time, others.length], ["bigint", 0], "all together");
      same((await conn.domainGetCPUStats(ref, 0, 1, 0)).length, 1, "how many records one CPU has");
      await rejects(conn.domainGetCPUStats(ref, 65_535, 1, 0), refused, "a CPU that is not there");
      await rejects(conn.domainGetCPUStats(ref, -2, 1, 0), refused, "a CPU less than none");
    },
  );

  const bulk = [...guestNeeds, "getAllDomainStats", "domainGetInfo"] as const;

  suite.test("the statistics of all domains are those of each", [...bulk, "listAllDomains"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x128);
    await definedGuest(suite, conn, 0x129);
    const records = await conn.getAllDomainStats(undefined, STATE, 0);
    const listed = await conn.listAllDomains(0);
    const uuids = (refs: readonly { readonly uuid: string }[]) => refs.map(({ uuid }) => uuid).sort();
    same(uuids(records.map(({ domain }) => domain)), uuids(listed.map((one) => one.ref)), "the domains");
    for (const { domain, stats } of records) {
      same(stats.state?.state, (await conn.domainGetInfo(domain)).state, `the state of ${domain.name}`);
      same(Object.keys(stats), ["state"], "the groups");
    }
    const some = await conn.getAllDomainStats([ref], STATE | VCPU | BALLOON, 0);
    same(uuids(some.map(({ domain }) => domain)), [ref.uuid], "the domain that was asked for");
    same(Object.keys(some[0]!.stats).sort(), ["balloon", "state", "vcpu"], "its groups");
  });

  suite.test("what does not run has no counters", bulk, async (conn) => {
    const off = await definedGuest(suite, conn, 0x12a);
    const [record] = await conn.getAllDomainStats([off], STATE | BLOCK | INTERFACE | CPU_TOTAL, 0);
    same(record?.stats.state?.state, DomainState.SHUTOFF, "its state");
    same([record?.stats.cpu?.time, record?.stats.net], [undefined, undefined], "its counters");
  });

  suite.test("disks and cards are told as lists, by name", bulk, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x12b);
    const [record] = await conn.getAllDomainStats([ref], BLOCK | INTERFACE, 0);
    same(
      record?.stats.block?.map(({ name }) => name),
      ["vda"],
      "its disks",
    );
    same(record?.stats.net?.length, 1, "how many cards it has");
    same(typeof record?.stats.block?.[0]?.rd?.bytes, "bigint", "the type of bytes");
  });

  suite.test("the filter of the statistics is that of the list", bulk, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x12c);
    const off = await definedGuest(suite, conn, 0x12d);
    const { ACTIVE, INACTIVE } = ConnectGetAllDomainStatsFlags;
    for (const [flags, wanted, other] of [
      [ACTIVE, ref, off],
      [INACTIVE, off, ref],
    ] as const) {
      const uuids = (await conn.getAllDomainStats(undefined, STATE, flags)).map(({ domain }) => domain.uuid);
      check(
        uuids.includes(wanted.uuid),
        `the domains with flags ${flags}: expected ${wanted.name} among them`,
      );
      check(!uuids.includes(other.uuid), `the domains with flags ${flags}: expected no ${other.name}`);
    }
  });

  suite.test("statistics of a domain that is gone are refused", bulk, async (conn) => {
    const gone = { uuid: testUuid(0x12e), name: "gone" };
    await rejects(conn.getAllDomainStats([gone], STATE, 0), ErrorNumber.NO_DOMAIN, "its statistics");
  });
}
