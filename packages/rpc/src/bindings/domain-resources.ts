import {
  cpuStatsFields,
  type DomainIOThreadInfo,
  type DomainMemoryStats,
  type DomainSchedulerType,
  ioThreadFields,
  memoryFields,
  numaFields,
  perfEventFields,
  readTypedParams,
  schedulerFields,
  type TypedParams,
  type VcpuInfo,
  writeTypedParams,
} from "@libvirt-ts/driver";
import type { ArgsOf, RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Caller, type Conversion } from "./binding.js";
import { byHand, typedGetter } from "./combinators.js";
import { domainRef, none, number64, params, truth, typedParam } from "./values.js";

const dom = ["dom", domainRef] as const;
const noFlags = { absent: 0 } as const;
const older = { client: "older" } as const;

/** The figures of the balloon by their tags. C: `virDomainMemoryStatTags`. */
const memoryTags = [
  "swapIn",
  "swapOut",
  "majorFault",
  "minorFault",
  "unused",
  "available",
  "actual",
  "rss",
  "usable",
  "lastUpdate",
  "diskCaches",
  "hugetlbPgAlloc",
  "hugetlbPgFail",
] as const;
/** As many figures as one answer can hold. */
const MEMORY_STATS_MAX = 1024;

const memoryStats: Conversion<readonly p.WireDomainMemoryStat[], DomainMemoryStats> = {
  read: (wire) =>
    Object.fromEntries(wire.map(({ tag, val }) => [memoryTags[tag] ?? tag, number64.read(val)])),
  write: (stats) =>
    Object.entries(stats).map(([name, value]) => {
      const known = memoryTags.indexOf(name as (typeof memoryTags)[number]);
      return { tag: known < 0 ? Number(name) : known, val: number64.write(value as number) };
    }),
};

const ioThreads: Conversion<RetOf<typeof p.domainGetIOThreadInfo>, DomainIOThreadInfo[]> = {
  read: ({ info }) => info.map(({ iothreadId, cpumap }) => ({ id: iothreadId, cpumap })),
  write: (threads) => ({
    info: threads.map(({ id, cpumap }) => ({ iothreadId: id, cpumap })),
    ret: threads.length,
  }),
};

/** How many CPUs the host has: the length of a cpumap. */
async function hostCpus(caller: Caller, options: Parameters<Caller["call"]>[2]): Promise<number> {
  const { ret } = await caller.call(p.nodeGetCPUMap, { needMap: 0, needOnline: 0, flags: 0 }, options);
  return ret;
}

/** Maps that stand one behind the other. */
function mapsOf(bytes: Uint8Array, length: number): Uint8Array[] {
  const count = length === 0 ? 0 : Math.floor(bytes.length / length);
  return Array.from({ length: count }, (_, i) => bytes.slice(i * length, (i + 1) * length));
}

function joinMaps(maps: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(maps.length * length);
  for (const [i, map] of maps.entries()) joined.set(map.subarray(0, length), i * length);
  return joined;
}

const onlyDomain = <Extra extends object>(more: Extra) => ({
  read: ({ dom: wire }: { readonly dom: p.WireDomain }) =>
    [domainRef.read(wire)] as [ReturnType<typeof domainRef.read>],
  write: ([domain]: readonly [Parameters<typeof domainRef.write>[0]]) => ({
    dom: domainRef.write(domain),
    ...more,
  }),
});
const domainAndFlags = <Extra extends object>(more: Extra) => ({
  read: ({ dom: wire, flags }: { readonly dom: p.WireDomain; readonly flags: number }) =>
    [domainRef.read(wire), flags] as [ReturnType<typeof domainRef.read>, number],
  write: ([domain, flags]: readonly [Parameters<typeof domainRef.write>[0], number]) => ({
    dom: domainRef.write(domain),
    flags,
    ...more,
  }),
});

const vcpus = byHand(
  "domainGetVcpus",
  p.domainGetVcpus,
  onlyDomain({ maxinfo: 0, maplen: 0 }),
  {
    async invoke(caller, [domain], options) {
      const wire = domainRef.write(domain);
      const [cpus, { nrVirtCpu }] = await Promise.all([
        hostCpus(caller, options),
        caller.call(p.domainGetInfo, { dom: wire }, options),
      ]);
      const maplen = Math.ceil(cpus / 8);
      const { info, cpumaps } = await caller.call(
        p.domainGetVcpus,
        { dom: wire, maxinfo: nrVirtCpu, maplen },
        options,
      );
      const maps = mapsOf(cpumaps, maplen);
      return info.map(({ number, state, cpuTime, cpu }, i) => ({
        number,
        state: state as VcpuInfo["state"],
        cpuTime,
        cpu,
        cpumap: maps[i] ?? new Uint8Array(maplen),
      }));
    },
    serve(result, { maxinfo, maplen }) {
      const some = result.slice(0, maxinfo);
      return {
        info: some.map(({ number, state, cpuTime, cpu }) => ({ number, state, cpuTime, cpu })),
        cpumaps: joinMaps(
          some.map(({ cpumap }) => cpumap),
          maplen,
        ),
      };
    },
  },
  1,
);

/** C: `VIR_DOMAIN_VCPU_MAXIMUM` */
const MAXIMUM = 4;

const vcpuPins = byHand(
  "domainGetVcpuPinInfo",
  p.domainGetVcpuPinInfo,
  domainAndFlags({ ncpumaps: 0, maplen: 0 }),
  {
    async invoke(caller, [domain, flags], options) {
      const wire = domainRef.write(domain);
      const [cpus, { num }] = await Promise.all([
        hostCpus(caller, options),
        caller.call(p.domainGetVcpusFlags, { dom: wire, flags: flags | MAXIMUM }, options),
      ]);
      const maplen = Math.ceil(cpus / 8);
      const ret = await caller.call(
        p.domainGetVcpuPinInfo,
        { dom: wire, ncpumaps: num, maplen, flags },
        options,
      );
      return mapsOf(ret.cpumaps, maplen).slice(0, ret.num);
    },
    serve(result, { ncpumaps, maplen }) {
      const some = result.slice(0, ncpumaps);
      return { cpumaps: joinMaps(some, maplen), num: some.length };
    },
  },
  2,
);

const emulatorPin = byHand(
  "domainGetEmulatorPinInfo",
  p.domainGetEmulatorPinInfo,
  domainAndFlags({ maplen: 0 }),
  {
    async invoke(caller, [domain, flags], options) {
      const maplen = Math.ceil((await hostCpus(caller, options)) / 8);
      const args = { dom: domainRef.write(domain), maplen, flags };
      return (await caller.call(p.domainGetEmulatorPinInfo, args, options)).cpumaps;
    },
    serve: (result, { maplen }) => ({ cpumaps: joinMaps([result], maplen), ret: 1 }),
  },
  2,
);

/** CPUs that one call of `domainGetCPUStats` takes at most. */
const CPUS_MAX = 128;
const cpuParams = (list: RetOf<typeof p.domainGetCPUStats>["params"]) =>
  readTypedParams(list.map(typedParam.read), cpuStatsFields);

const cpuStats = byHand(
  "domainGetCPUStats",
  p.domainGetCPUStats,
  {
    read: ({ dom: wire, startCpu, ncpus, flags }) => [domainRef.read(wire), startCpu, ncpus, flags],
    write: ([domain, startCpu, count, flags]): ArgsOf<typeof p.domainGetCPUStats> => ({
      dom: domainRef.write(domain),
      nparams: 0,
      startCpu,
      ncpus: startCpu < 0 ? 1 : count,
      flags,
    }),
  },
  {
    async invoke(caller, [domain, startCpu, count, flags], options) {
      const base = { dom: domainRef.write(domain), flags };
      const first = await caller.call(
        p.domainGetCPUStats,
        { ...base, nparams: 0, startCpu, ncpus: 1 },
        options,
      );
      const nparams = first.nparams;
      if (nparams <= 0) return [];
      const found: TypedParams[] = [];
      const wanted = startCpu < 0 ? 1 : count;
      for (let at = 0; at < wanted; at += CPUS_MAX) {
        const ncpus = Math.min(CPUS_MAX, wanted - at);
        const start = startCpu < 0 ? startCpu : startCpu + at;
        const ret = await caller.call(
          p.domainGetCPUStats,
          { ...base, nparams, startCpu: start, ncpus },
          options,
        );
        const each = Math.max(ret.nparams, 1);
        for (let i = 0; i < ret.params.length; i += each)
          found.push(cpuParams(ret.params.slice(i, i + each)));
      }
      return found;
    },
    serve(result, { nparams, ncpus }) {
      const each = result.map((record) => writeTypedParams(record, cpuStatsFields).map(typedParam.write));
      const most = Math.max(0, ...each.map(({ length }) => length));
      if (nparams === 0) return { params: [], nparams: ncpus === 0 ? result.length : most };
      return {
        params: each.slice(0, ncpus).flatMap((list) => list.slice(0, nparams)),
        nparams: Math.min(most, nparams),
      };
    },
  },
  4,
);

/** A domain's memory, vcpus, threads and schedulers. */
export const domainResourceBindings: readonly Binding[] = [
  bind("domainGetMaxMemory", p.domainGetMaxMemory, [dom], ["memory", number64]),
  bind("domainSetMaxMemory", p.domainSetMaxMemory, [dom, ["memory", number64]], none),
  bind("domainSetMemory", p.domainSetMemoryFlags, [dom, ["memory", number64], "flags"], none),
  bind("domainSetMemory", p.domainSetMemory, [dom, ["memory", number64], noFlags], none, older),
  bind("domainMemoryStats", p.domainMemoryStats, [dom, "flags"], ["stats", memoryStats], {
    always: { maxStats: MEMORY_STATS_MAX },
    limit: "maxStats",
  }),
  bind("domainSetMemoryStatsPeriod", p.domainSetMemoryStatsPeriod, [dom, "period", "flags"], none),
  typedGetter("domainGetMemoryParameters", p.domainGetMemoryParameters, [dom, "flags"], memoryFields, 16),
  bind(
    "domainSetMemoryParameters",
    p.domainSetMemoryParameters,
    [dom, ["params", params(memoryFields)], "flags"],
    none,
  ),
  typedGetter("domainGetNumaParameters", p.domainGetNumaParameters, [dom, "flags"], numaFields, 16),
  bind(
    "domainSetNumaParameters",
    p.domainSetNumaParameters,
    [dom, ["params", params(numaFields)], "flags"],
    none,
  ),
  bind("domainMemoryPeek", p.domainMemoryPeek, [dom, "offset", "size", "flags"], "buffer"),
  bind("domainStartDirtyRateCalc", p.domainStartDirtyRateCalc, [dom, "seconds", "flags"], none),

  bind("domainGetMaxVcpus", p.domainGetMaxVcpus, [dom], "num"),
  bind("domainGetVcpusFlags", p.domainGetVcpusFlags, [dom, "flags"], "num"),
  bind("domainSetVcpus", p.domainSetVcpusFlags, [dom, "nvcpus", "flags"], none),
  bind("domainSetVcpus", p.domainSetVcpus, [dom, "nvcpus", noFlags], none, older),
  bind("domainSetVcpu", p.domainSetVcpu, [dom, "cpumap", ["state", truth], "flags"], none),
  vcpus,
  bind("domainPinVcpu", p.domainPinVcpuFlags, [dom, "vcpu", "cpumap", "flags"], none),
  bind("domainPinVcpu", p.domainPinVcpu, [dom, "vcpu", "cpumap", noFlags], none, older),
  vcpuPins,
  bind("domainPinEmulator", p.domainPinEmulator, [dom, "cpumap", "flags"], none),
  emulatorPin,
  cpuStats,
  bind("domainGetSchedulerType", p.domainGetSchedulerType, [dom], {
    whole: {
      read: ({ type, nparams }): DomainSchedulerType => ({ type, parameters: nparams }),
      write: ({ type, parameters }) => ({ type, nparams: parameters }),
    },
  }),
  typedGetter(
    "domainGetSchedulerParameters",
    p.domainGetSchedulerParametersFlags,
    [dom, "flags"],
    schedulerFields,
    16,
  ),
  bind(
    "domainSetSchedulerParameters",
    p.domainSetSchedulerParametersFlags,
    [dom, ["params", params(schedulerFields)], "flags"],
    none,
  ),
  bind(
    "domainSetSchedulerParameters",
    p.domainSetSchedulerParameters,
    [dom, ["params", params(schedulerFields)], noFlags],
    none,
    older,
  ),
  bind("domainGetPerfEvents", p.domainGetPerfEvents, [dom, "flags"], ["params", params(perfEventFields)]),
  bind(
    "domainSetPerfEvents",
    p.domainSetPerfEvents,
    [dom, ["params", params(perfEventFields)], "flags"],
    none,
  ),

  bind("domainGetIOThreadInfo", p.domainGetIOThreadInfo, [dom, "flags"], { whole: ioThreads }),
  bind("domainPinIOThread", p.domainPinIOThread, [dom, "iothreadsId", "cpumap", "flags"], none),
  bind("domainAddIOThread", p.domainAddIOThread, [dom, "iothreadId", "flags"], none),
  bind("domainDelIOThread", p.domainDelIOThread, [dom, "iothreadId", "flags"], none),
  bind(
    "domainSetIOThreadParams",
    p.domainSetIOThreadParams,
    [dom, "iothreadId", ["params", params(ioThreadFields)], "flags"],
    none,
  ),
];
