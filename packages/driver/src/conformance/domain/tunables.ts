import { ErrorNumber } from "../../errors/number.js";
import { DomainModificationImpact } from "../../flags/domain.generated.js";
import type { OperationName } from "../../operations/names.js";
import type { DomainRef } from "../../records/domain.js";
import type { TypedParams } from "../../typed-params/typed-params.js";
import { check, rejects, same } from "../assert.js";
import type { Context, Subject } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const { LIVE, CONFIG } = DomainModificationImpact;
const refused = [
  ErrorNumber.INVALID_ARG,
  ErrorNumber.ARGUMENT_UNSUPPORTED,
  ErrorNumber.OPERATION_INVALID,
  ErrorNumber.OVERFLOW,
  ErrorNumber.CONFIG_UNSUPPORTED,
];

/** A pair of operations on typed parameters. */
interface Tunable {
  readonly name: string;
  readonly operations: readonly [get: OperationName, set: OperationName];
  get(conn: Subject, ref: DomainRef, flags: number): Promise<TypedParams>;
  set(conn: Subject, ref: DomainRef, params: TypedParams, flags: number): Promise<void>;
  /** A change that every hypervisor takes. */
  readonly change: TypedParams;
  /** Changes that none takes. */
  readonly wrong: readonly TypedParams[];
}

const card = "52:54:00:00:00:01";

const tunables: readonly Tunable[] = [
  {
    name: "memory",
    operations: ["domainGetMemoryParameters", "domainSetMemoryParameters"],
    get: (conn, ref, flags) => conn.domainGetMemoryParameters(ref, flags),
    set: (conn, ref, params, flags) => conn.domainSetMemoryParameters(ref, params, flags),
    change: { soft_limit: 123_456 },
    wrong: [{ soft_limit: "much" }, { soft_limit: -1 }, { soft_limit: 2 ** 64 }],
  },
  {
    name: "blkio",
    operations: ["domainGetBlkioParameters", "domainSetBlkioParameters"],
    get: (conn, ref, flags) => conn.domainGetBlkioParameters(ref, flags),
    set: (conn, ref, params, flags) => conn.domainSetBlkioParameters(ref, params, flags),
    change: { weight: 500 },
    wrong: [{ weight: "heavy" }, { weight: -1 }, { weight: 2 ** 32 }, { device_weight: "nonsense" }],
  },
  {
    name: "numa",
    operations: ["domainGetNumaParameters", "domainSetNumaParameters"],
    get: (conn, ref, flags) => conn.domainGetNumaParameters(ref, flags),
    set: (conn, ref, params, flags) => conn.domainSetNumaParameters(ref, params, flags),
    change: { numa_nodeset: "0" },
    wrong: [{ numa_nodeset: "some" }, { numa_mode: 99 }, { numa_nodeset: 1 }],
  },
  {
    name: "disk limit",
    operations: ["domainGetBlockIoTune", "domainSetBlockIoTune"],
    get: (conn, ref, flags) => conn.domainGetBlockIoTune(ref, "vda", flags),
    set: (conn, ref, params, flags) => conn.domainSetBlockIoTune(ref, "vda", params, flags),
    change: { read_bytes_sec: 1_000_000 },
    wrong: [
      { total_bytes_sec: 1, read_bytes_sec: 1 },
      { total_iops_sec: 2, total_iops_sec_max: 1 },
      { read_bytes_sec: true },
      { read_bytes_sec: -1 },
    ],
  },
  {
    name: "card limit",
    operations: ["domainGetInterfaceParameters", "domainSetInterfaceParameters"],
    get: (conn, ref, flags) => conn.domainGetInterfaceParameters(ref, card, flags),
    set: (conn, ref, params, flags) => conn.domainSetInterfaceParameters(ref, card, params, flags),
    change: { "inbound.average": 100 },
    wrong: [{ "inbound.average": "fast" }, { "inbound.average": -1 }, { "inbound.average": 2 ** 32 }],
  },
  {
    name: "perf event",
    operations: ["domainGetPerfEvents", "domainSetPerfEvents"],
    get: (conn, ref, flags) => conn.domainGetPerfEvents(ref, flags),
    set: (conn, ref, params, flags) => conn.domainSetPerfEvents(ref, params, flags),
    change: { cpu_cycles: true },
    wrong: [{ cpu_cycles: "yes" }],
  },
];

/** What limits and weighs a domain: kept where the flags say, checked, and told. */
export function tunableTests(suite: Context): void {
  for (const { name, operations, get, set, change, wrong } of tunables) {
    suite.test(
      `${name} parameters change where the flags say`,
      [...guestNeeds, ...operations],
      async (conn) => {
        const ref = await runningGuest(suite, conn, 0x131);
        const [field = "", value] = Object.entries(change)[0]!;
        const figure = async (flags: number) => (await get(conn, ref, flags))[field];
        const before = await figure(LIVE);
        await set(conn, ref, change, CONFIG);
        same([await figure(LIVE), await figure(CONFIG)], [before, value], `${field}, live and configured`);
        await set(conn, ref, change, LIVE);
        same(await figure(LIVE), value, `${field} of what runs`);
        const off = await definedGuest(suite, conn, 0x132);
        await rejects(set(conn, off, change, LIVE), ErrorNumber.OPERATION_INVALID, "LIVE of what is off");
        await rejects(get(conn, off, LIVE), ErrorNumber.OPERATION_INVALID, "asking LIVE of what is off");
      },
    );

    suite.test(
      `${name} parameters that cannot be are refused, and change nothing`,
      [...guestNeeds, ...operations],
      async (conn) => {
        const ref = await definedGuest(suite, conn, 0x133);
        const before = await get(conn, ref, CONFIG);
        for (const params of [...wrong, { no_such_parameter: 1 }, { ...change, no_such_parameter: 1 }]) {
          await rejects(set(conn, ref, params, CONFIG), refused, `setting ${JSON.stringify(params)}`);
        }
        same(await get(conn, ref, CONFIG), before, "the parameters after the refusals");
      },
    );
  }

  suite.test(
    "the scheduler has as many parameters as it says, and weighs what it is told",
    [...guestNeeds, "domainGetSchedulerType", "domainGetSchedulerParameters", "domainSetSchedulerParameters"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x134);
      const { type } = await conn.domainGetSchedulerType(ref);
      check(type !== "", "the scheduler: expected a name, got none");
      const params = await conn.domainGetSchedulerParameters(ref, LIVE);
      const field = ["weight", "cpu_shares"].find((name) => name in params);
      check(field !== undefined, `its parameters: expected a share among ${Object.keys(params)}`);
      await conn.domainSetSchedulerParameters(ref, { [field]: 200 }, LIVE);
      same(Number((await conn.domainGetSchedulerParameters(ref, LIVE))[field]), 200, field);
      for (const wrong of [{ [field]: "big" }, { [field]: -1 }, { no_such_parameter: 1 }]) {
        const setting = conn.domainSetSchedulerParameters(ref, wrong, LIVE);
        await rejects(setting, refused, `setting ${JSON.stringify(wrong)}`);
      }
      same(Number((await conn.domainGetSchedulerParameters(ref, LIVE))[field]), 200, `${field} after that`);
    },
  );

  suite.test(
    "IO threads come, are pinned and go, by their number",
    [...guestNeeds, "domainAddIOThread", "domainDelIOThread", "domainGetIOThreadInfo", "domainPinIOThread"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x135);
      const ids = async () => (await conn.domainGetIOThreadInfo(ref, LIVE)).map(({ id }) => id);
      await conn.domainAddIOThread(ref, 7, LIVE);
      same(await ids(), [7], "the threads");
      await rejects(conn.domainAddIOThread(ref, 7, LIVE), refused, "a number that is taken");
      await conn.domainPinIOThread(ref, 7, Uint8Array.of(0b1), LIVE);
      const [thread] = await conn.domainGetIOThreadInfo(ref, LIVE);
      same(thread?.cpumap[0], 1, "where the thread may run");
      await rejects(conn.domainPinIOThread(ref, 8, Uint8Array.of(1), LIVE), refused, "pinning none");
      await conn.domainDelIOThread(ref, 7, LIVE);
      same(await ids(), [], "the threads after that");
      await rejects(conn.domainDelIOThread(ref, 7, LIVE), refused, "removing none");
    },
  );

  suite.test(
    "single vcpus are plugged in and out",
    [...guestNeeds, "domainSetVcpu", "domainSetVcpus", "domainGetVcpusFlags"],
    async (conn) => {
      const ref = await definedGuest(suite, conn, 0x136);
      const online = () => conn.domainGetVcpusFlags(ref, CONFIG);
      await conn.domainSetVcpus(ref, 1, CONFIG);
      await conn.domainSetVcpu(ref, "1", true, CONFIG);
      same(await online(), 2, "vcpus on line");
      await conn.domainSetVcpu(ref, "1", false, CONFIG);
      same(await online(), 1, "vcpus on line after that");
      for (const list of ["99", "", "one"]) {
        await rejects(conn.domainSetVcpu(ref, list, true, CONFIG), refused, `vcpus ${JSON.stringify(list)}`);
      }
      await rejects(conn.domainSetVcpu(ref, "0", false, CONFIG), refused, "taking the first one off line");
      same(await online(), 1, "vcpus on line after the refusals");
    },
  );
}
