import { hostname } from "node:os";
import {
  type ConnectionOperations,
  cpuMapLength,
  ErrorNumber,
  type NodeOperations,
  type NodePages,
  nodeMemoryFields,
  possibleCpus,
  readTypedParams,
  versionNumber,
  writeTypedParams,
} from "@libvirt-ts/driver";
import { NodeAllocPagesFlags, NodeSuspendTarget } from "@libvirt-ts/driver/flags";
import manifest from "../../package.json" with { type: "json" };
import { maximumVcpus } from "../configuration.js";
import { invalidArgument, testError } from "../errors.js";
import { infoOf } from "../state/domain.js";
import type { TestCell } from "../state/host.js";
import type { TestNode } from "../state/node.js";

type Operations = Required<
  Pick<
    ConnectionOperations,
    "getType" | "getVersion" | "getLibVersion" | "getHostname" | "getMaxVcpus" | "isSecure"
  > &
    Omit<NodeOperations, "nodeGetSEVInfo">
>;

const libraryVersion = versionNumber(manifest.version);

/** The test hypervisor's version, 0.0.2. */
const hypervisorVersion = 2;

/** Times of each CPU when a connection is opened, as today's test driver tells them; from then on a CPU is idle. */
const cpuTimes = {
  user: 9_797_400_000n,
  kernel: 34_678_723_400_000n,
  idle: 87_264_900_000n,
  iowait: 763_600_000n,
  guest: 1_797_400_000n,
};

/** What the host is and has. */
export function hostOperations(node: TestNode): Operations {
  const { host, clock } = node;
  const { info, cells } = host;
  const opened = clock.now();

  /** Bytes of a cell that no guest has. */
  function freeIn({ memory, free }: TestCell): bigint {
    if (free !== undefined) return free;
    let taken = 0;
    for (const domain of node.active()) taken += infoOf(domain).memory;
    return BigInt(Math.max(0, memory - Math.ceil(taken / cells.length))) * 1024n;
  }

  const freeMemory = (): bigint => host.freeMemory ?? cells.reduce((sum, cell) => sum + freeIn(cell), 0n);

  /** The cells of a call; -1 and 0 stand for the first of all of them. */
  function chosen(what: string, start: number, count: number): (readonly [index: number, cell: TestCell])[] {
    if (start < 0 || count < 1 || start >= cells.length) {
      throw invalidArgument(what, `the host has ${cells.length} cells, of which the first is 0`);
    }
    return cells.slice(start, start + count).map((cell, index) => [start + index, cell]);
  }

  function pagesIn(what: string, cell: TestCell, size: number): { total: number; free: number } {
    const pages = cell.pages.get(size);
    if (pages === undefined) throw invalidArgument(what, `there are no pages of ${size} KiB`);
    const free = size === 4 && cell.free === undefined ? Number(freeIn(cell) / 4096n) : pages.free;
    return { total: pages.total ?? free, free };
  }

  /** Sets aside pages in a cell; resolves to whether that changed anything. */
  function allocate(cell: TestCell, { pageSize, count }: NodePages, flags: number): boolean {
    const what = "virNodeAllocPages";
    const { total, free } = pagesIn(what, cell, pageSize);
    if (pageSize <= 8) throw invalidArgument(what, `pages of ${pageSize} KiB are the system's own`);
    const wanted = (flags & NodeAllocPagesFlags.SET) === 0 ? total + count : count;
    if (wanted * pageSize > cell.memory) {
      throw testError(
        ErrorNumber.OPERATION_FAILED,
        what,
        `a cell of ${cell.memory} KiB has no room for them`,
      );
    }
    cell.pages.set(pageSize, { total: wanted, free: Math.max(0, free + wanted - total) });
    return wanted !== total;
  }

  return {
    getType: async () => (node.layout === "today" ? "TEST" : "Test"),
    getVersion: async () => hypervisorVersion,
    getLibVersion: async () => libraryVersion,
    isSecure: async () => true,
    getHostname: async () => hostname(),
    getMaxVcpus: async () => maximumVcpus,
    nodeGetInfo: async () => info,
    nodeGetSecurityModel: async () => ({ model: "testSecurity", doi: "" }),

    async nodeGetCPUMap() {
      if (host.cpuMap !== undefined) return { ...host.cpuMap, cpumap: host.cpuMap.cpumap.slice() };
      const cpus = possibleCpus(info);
      const cpumap = new Uint8Array(cpuMapLength(cpus));
      for (let cpu = 0; cpu < info.cpus; cpu++) cpumap[cpu >> 3]! |= 1 << (cpu & 7);
      return { cpus, cpumap, online: info.cpus };
    },

    async nodeGetCPUStats(cpu) {
      if (cpu < -1 || cpu >= info.cpus) {
        throw invalidArgument("virNodeGetCPUStats", `the host has ${info.cpus} CPUs, and no CPU ${cpu}`);
      }
      return { ...cpuTimes, idle: cpuTimes.idle + clock.now() - opened };
    },

    async nodeGetMemoryStats(cell) {
      if (cell === -1) return { total: info.memory, free: Number(freeMemory() / 1024n) };
      const [[, found]] = chosen("virNodeGetMemoryStats", cell, 1) as [[number, TestCell]];
      return { total: found.memory, free: Number(freeIn(found) / 1024n) };
    },

    nodeGetMemoryParameters: async () => ({ ...node.memoryParameters }),

    async nodeSetMemoryParameters(params) {
      const wanted = writeTypedParams(params, nodeMemoryFields);
      for (const { field } of wanted) {
        if (settable.has(field)) continue;
        throw invalidArgument("virNodeSetMemoryParameters", `${field} is a figure, and cannot be set`);
      }
      node.memoryParameters = { ...node.memoryParameters, ...readTypedParams(wanted, nodeMemoryFields) };
    },

    nodeGetFreeMemory: async () => freeMemory(),

    nodeGetCellsFreeMemory: async (start, count) =>
      chosen("virNodeGetCellsFreeMemory", start, count).map(([, cell]) => freeIn(cell)),

    async nodeGetFreePages(sizes, start, count) {
      const what = "virNodeGetFreePages";
      return chosen(what, start, count).flatMap(([cell, found]) =>
        sizes.map((pageSize) => ({ cell, pageSize, count: pagesIn(what, found, pageSize).free })),
      );
    },

    async nodeAllocPages(pages, start, count, flags) {
      const what = "virNodeAllocPages";
      const everywhere = start === -1 && count === 0;
      const found = everywhere ? chosen(what, 0, cells.length) : chosen(what, start, count);
      const before = found.map(([, cell]) => new Map(cell.pages));
      try {
        return found.reduce(
          (sum, [, cell]) => sum + pages.filter((wanted) => allocate(cell, wanted, flags)).length,
          0,
        );
      } catch (error) {
        for (const [index, [, cell]] of found.entries()) {
          for (const [size, held] of before[index]!) cell.pages.set(size, held);
        }
        throw error;
      }
    },

    async nodeSuspendForDuration(target, duration) {
      const what = "virNodeSuspendForDuration";
      if (!(Object.values(NodeSuspendTarget) as number[]).includes(target)) {
        throw invalidArgument(what, `there is no target ${target}`);
      }
      if (duration < shortestSuspend) {
        throw invalidArgument(what, `${shortestSuspend} seconds are the least, not ${duration}`);
      }
      if (clock.now() < node.suspendedUntil) {
        throw testError(ErrorNumber.OPERATION_INVALID, what, "the host sleeps already");
      }
      node.suspendedUntil = clock.now() + BigInt(Math.ceil(duration)) * 1_000_000_000n;
    },
  };
}

/** Seconds */
const shortestSuspend = 60;

/** Memory parameters that are no mere figures. */
const settable: ReadonlySet<string> = new Set([
  "shm_pages_to_scan",
  "shm_sleep_millisecs",
  "shm_merge_across_nodes",
]);
