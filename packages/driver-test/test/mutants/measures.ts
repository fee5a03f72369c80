import type { DomainRef, DomainStatsRecord, TypedParams } from "@libvirt-ts/driver";
import { type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about statistics and tunables. */
export const measureMutants: readonly Mutant[] = [
  [
    "counts bytes as numbers",
    (right) => ({
      domainBlockStats: async (ref: DomainRef, disk: string) => {
        const stats = await right.domainBlockStats(ref, disk);
        return { ...stats, rdBytes: Number(stats.rdBytes) };
      },
    }),
    "counters of a disk grow",
  ],
  [
    "counts down",
    (right) => {
      let bytes = 1_000n;
      return {
        domainBlockStats: async (ref: DomainRef, disk: string) => ({
          ...(await right.domainBlockStats(ref, disk)),
          rdBytes: bytes--,
        }),
      };
    },
    "counters of a disk grow",
  ],
  [
    "measures any disk",
    (right) => ({ domainGetBlockInfo: (ref: DomainRef) => right.domainGetBlockInfo(ref, "vda", 0) }),
    "a disk's sizes are bytes",
  ],
  [
    "takes any card for the first one",
    (right) => ({ domainInterfaceStats: (ref: DomainRef) => right.domainInterfaceStats(ref, "tap0") }),
    "a card is known by its target",
  ],
  [
    "tells memory in bytes",
    (right) => ({
      domainMemoryStats: async (ref: DomainRef) => {
        const stats = await right.domainMemoryStats(ref, 0);
        return { ...stats, actual: (stats.actual ?? 0) * 1024 };
      },
    }),
    "a guest's memory is not more",
  ],
  [
    "tells of CPUs that are not there",
    (right) => ({
      domainGetCPUStats: (ref: DomainRef, start: number, count: number) =>
        right.domainGetCPUStats(ref, start > 100 ? 0 : start, count, 0),
    }),
    "times of CPUs are told together",
  ],
  [
    "tells all groups whatever is asked for",
    (right) => ({
      getAllDomainStats: (refs: readonly DomainRef[] | undefined, _: number, flags: number) =>
        right.getAllDomainStats(refs, 0, flags),
    }),
    "the statistics of all domains are those of each",
  ],
  [
    "tells of all whomever is asked for",
    (right) => ({
      getAllDomainStats: (_: unknown, types: number, flags: number) =>
        right.getAllDomainStats(undefined, types, flags),
    }),
    "the statistics of all domains are those of each",
  ],
  [
    "tells of what does not run as if it did",
    (right) => ({
      getAllDomainStats: async (...args: Parameters<typeof right.getAllDomainStats>) =>
        (await right.getAllDomainStats(...args)).map(
          ({ domain, stats }): DomainStatsRecord => ({ domain, stats: { ...stats, cpu: { time: 1n } } }),
        ),
    }),
    "what does not run has no counters",
  ],
  [
    "tells of no card",
    (right) => ({
      getAllDomainStats: async (...args: Parameters<typeof right.getAllDomainStats>) =>
        (await right.getAllDomainStats(...args)).map(({ domain, stats: { net: _, ...stats } }) => ({
          domain,
          stats,
        })),
    }),
    "disks and cards are told as lists",
  ],
  [
    "ignores the filter of the statistics",
    (right) => ({
      getAllDomainStats: (refs: readonly DomainRef[] | undefined, types: number) =>
        right.getAllDomainStats(refs, types, 0),
    }),
    "the filter of the statistics",
  ],
  [
    "leaves out who is gone",
    (right) => ({
      getAllDomainStats: (...args: Parameters<typeof right.getAllDomainStats>) =>
        swallow(right.getAllDomainStats(...args), []),
    }),
    "statistics of a domain that is gone",
  ],
  ...(
    [
      ["memory", "domainSetMemoryParameters", 1],
      ["blkio", "domainSetBlkioParameters", 1],
      ["numa", "domainSetNumaParameters", 1],
      ["disk limit", "domainSetBlockIoTune", 2],
      ["card limit", "domainSetInterfaceParameters", 2],
      ["perf event", "domainSetPerfEvents", 1],
    ] as const
  ).flatMap(([name, operation, at]): Mutant[] => [
    [
      `changes ${name} parameters of both`,
      (right) => ({
        [operation]: (...args: unknown[]) =>
          (right[operation] as (...args: unknown[]) => Promise<void>)(...args.with(at + 1, 3)),
      }),
      `${name} parameters change where`,
    ],
    [
      `takes any ${name} parameter`,
      (right) => ({
        [operation]: (...args: unknown[]) =>
          swallow((right[operation] as (...args: unknown[]) => Promise<void>)(...args), undefined),
      }),
      `${name} parameters that cannot be`,
    ],
    [
      `takes what it knows of ${name} parameters, and leaves out the rest`,
      (right) => ({
        [operation]: (...args: unknown[]) => {
          const { no_such_parameter: _, ...known } = args[at] as TypedParams;
          return (right[operation] as (...args: unknown[]) => Promise<void>)(...args.with(at, known));
        },
      }),
      `${name} parameters that cannot be`,
    ],
  ]),
  ["weighs all alike", () => ({ domainSetSchedulerParameters: async () => {} }), "the scheduler has as many"],
  [
    "adds a thread that is there",
    (right) => ({
      domainAddIOThread: (ref: DomainRef, id: number, flags: number) =>
        swallow(right.domainAddIOThread(ref, id, flags), undefined),
    }),
    "IO threads come",
  ],
  [
    "plugs in as many vcpus as it likes",
    (right) => ({
      domainSetVcpu: (ref: DomainRef, list: string, enabled: boolean, flags: number) =>
        swallow(right.domainSetVcpu(ref, list, enabled, flags), undefined),
    }),
    "single vcpus are plugged",
  ],
];
