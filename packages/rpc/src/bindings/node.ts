import type { NodeCPUMap } from "@libvirt-ts/driver";
import type { ArgsOf, RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { byHand } from "./combinators.js";
import { number64 } from "./values.js";

const cpuMap: Conversion<RetOf<typeof p.nodeGetCPUMap>, NodeCPUMap> = {
  read: ({ cpumap, online, ret }) => ({ cpus: ret, cpumap, online }),
  write: ({ cpumap, online, cpus }) => ({ cpumap, online, ret: cpus }),
};

/** Figures by name, whose number a daemon wants to be told exactly: so they are asked for twice. */
async function twice<T>(
  ask: (nparams: number) => Promise<{ readonly params: readonly T[]; readonly nparams: number }>,
) {
  const { nparams } = await ask(0);
  return nparams <= 0 ? [] : (await ask(nparams)).params;
}

/** All of them, or how many there are. */
const some = <T>(all: readonly T[], nparams: number) =>
  nparams === 0 ? { params: [], nparams: all.length } : { params: all.slice(0, nparams), nparams: 0 };

const cpuStats = byHand(
  "nodeGetCPUStats",
  p.nodeGetCPUStats,
  {
    read: ({ cpuNum, flags }) => [cpuNum, flags],
    write: ([cpuNum, flags]) => ({ cpuNum, flags, nparams: 0 }),
  },
  {
    async invoke(caller, [cpuNum, flags], options) {
      const found = await twice((nparams) =>
        caller.call(p.nodeGetCPUStats, { cpuNum, nparams, flags }, options),
      );
      return Object.fromEntries(found.map(({ field, value }) => [field, value]));
    },
    serve: (stats, { nparams }) =>
      some(
        Object.entries(stats).map(([field, value]) => ({ field, value })),
        nparams,
      ),
  },
  2,
);

const memoryStats = byHand(
  "nodeGetMemoryStats",
  p.nodeGetMemoryStats,
  {
    read: ({ cellNum, flags }) => [cellNum, flags],
    write: ([cellNum, flags]) => ({ cellNum, flags, nparams: 0 }),
  },
  {
    async invoke(caller, [cellNum, flags], options) {
      const found = await twice((nparams) =>
        caller.call(p.nodeGetMemoryStats, { cellNum, nparams, flags }, options),
      );
      return Object.fromEntries(found.map(({ field, value }) => [field, number64.read(value)]));
    },
    serve: (stats, { nparams }) =>
      some(
        Object.entries(stats).map(([field, value]) => ({ field, value: number64.write(value) })),
        nparams,
      ),
  },
  2,
);

const freePagesArgs = {
  read: ({ pages, startCell, cellCount, flags }: ArgsOf<typeof p.nodeGetFreePages>): FreePagesArgs => [
    pages,
    startCell,
    cellCount,
    flags,
  ],
  write: ([pages, startCell, cellCount, flags]: FreePagesArgs) => ({ pages, startCell, cellCount, flags }),
};
type FreePagesArgs = [pageSizes: readonly number[], startCell: number, cellCount: number, flags: number];

const freePages = byHand(
  "nodeGetFreePages",
  p.nodeGetFreePages,
  freePagesArgs,
  {
    async invoke(caller, args, options) {
      const [pageSizes, startCell] = args;
      const { counts } = await caller.call(p.nodeGetFreePages, freePagesArgs.write(args), options);
      return counts.map((count, i) => ({
        cell: Math.max(startCell, 0) + Math.floor(i / pageSizes.length),
        pageSize: pageSizes[i % pageSizes.length]!,
        count: number64.read(count),
      }));
    },
    serve: (result) => ({ counts: result.map(({ count }) => number64.write(count)) }),
  },
  4,
);

const allocPagesArgs = {
  read: (wire: ArgsOf<typeof p.nodeAllocPages>): AllocPagesArgs => [
    wire.pageSizes.map((pageSize, i) => ({ pageSize, count: number64.read(wire.pageCounts[i] ?? 0n) })),
    wire.startCell,
    wire.cellCount,
    wire.flags,
  ],
  write: ([pages, startCell, cellCount, flags]: AllocPagesArgs) => ({
    pageSizes: pages.map(({ pageSize }) => pageSize),
    pageCounts: pages.map(({ count }) => number64.write(count)),
    startCell,
    cellCount,
    flags,
  }),
};
type AllocPagesArgs = [
  pages: readonly { readonly pageSize: number; readonly count: number }[],
  startCell: number,
  cellCount: number,
  flags: number,
];

/** What the host's CPUs and memory tell. */
export const nodeBindings: readonly Binding[] = [
  bind(
    "nodeGetCPUMap",
    p.nodeGetCPUMap,
    ["flags"],
    { whole: cpuMap },
    { always: { needMap: 1, needOnline: 1 } },
  ),
  cpuStats,
  memoryStats,
  freePages,
  byHand(
    "nodeAllocPages",
    p.nodeAllocPages,
    allocPagesArgs,
    {
      invoke: async (caller, args, options) =>
        (await caller.call(p.nodeAllocPages, allocPagesArgs.write(args), options)).ret,
      serve: (ret) => ({ ret }),
    },
    4,
  ),
];
