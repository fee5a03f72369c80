import {
  blkioFields,
  type FieldTypes,
  memoryFields,
  numaFields,
  perfEventFields,
  schedulerFields,
} from "@libvirt-ts/driver";
import { DomainNumatuneMemMode } from "@libvirt-ts/driver/flags";
import type { Domain, Memtune } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import { blkioOf, withBlkio } from "./blkio.js";
import { defined, type Values } from "./parameters.js";

/** Parameters that are part of a domain's document. */
export interface Tunable {
  readonly fields: FieldTypes;
  get(domain: Domain): Values;
  /** Throws INVALID_ARG for values that cannot be. */
  set(domain: Domain, values: Values, what: string): Domain;
}

/** KiB; what libvirt says for no limit. */
const unlimited = 9_007_199_254_740_991;

const limits = ["hard_limit", "soft_limit", "swap_hard_limit"] as const;

export const memoryTunable: Tunable = {
  fields: memoryFields,
  get: ({ memtune }) => Object.fromEntries(limits.map((name) => [name, memtune?.[name]?.value ?? unlimited])),
  set(domain, values, what) {
    if ("min_guarantee" in values) throw invalidArgument(what, "the test node guarantees no memory");
    const next: Memtune = { ...domain.memtune };
    for (const name of limits) {
      const value = values[name] as number | undefined;
      if (value === undefined) continue;
      if (value >= unlimited) delete next[name];
      else next[name] = { unit: "KiB", value };
    }
    const hard = next.hard_limit?.value ?? unlimited;
    if (hard > (next.swap_hard_limit?.value ?? unlimited)) {
      throw invalidArgument(what, "hard_limit is more than swap_hard_limit, of which it is a part");
    }
    const { memtune: _, ...rest } = domain;
    return Object.keys(next).length === 0 ? rest : { ...rest, memtune: next };
  },
};

export const blkioTunable: Tunable = { fields: blkioFields, get: blkioOf, set: withBlkio };

/** The share of a domain whose document says nothing. */
const usualWeight = 50;

export const schedulerTunable: Tunable = {
  fields: { weight: schedulerFields.weight },
  get: ({ cputune }) => ({ weight: cputune?.shares ?? usualWeight }),
  set(domain, { weight }, what) {
    if (Number(weight) < 1) throw invalidArgument(what, "a weight is at least 1");
    return { ...domain, cputune: { ...domain.cputune, shares: weight as number } };
  },
};

const modes = Object.entries(DomainNumatuneMemMode).map(
  ([word, number]) => [word.toLowerCase(), number] as const,
);

export const numaTunable: Tunable = {
  fields: numaFields,
  get: ({ numatune }) => ({
    numa_mode: modes.find(([word]) => word === numatune?.memory?.mode)?.[1] ?? 0,
    numa_nodeset: numatune?.memory?.nodeset ?? "",
  }),
  set(domain, { numa_mode, numa_nodeset }, what) {
    const mode = numa_mode === undefined ? undefined : modes.find(([, number]) => number === numa_mode)?.[0];
    if (numa_mode !== undefined && mode === undefined)
      throw invalidArgument(what, `there is no mode ${numa_mode}`);
    if (numa_nodeset !== undefined && !/^\^?\d+([-,^]+\d+)*$/.test(String(numa_nodeset))) {
      throw invalidArgument(what, `${JSON.stringify(numa_nodeset)} is no list of NUMA cells`);
    }
    const memory = { ...domain.numatune?.memory, ...defined({ mode, nodeset: numa_nodeset }) };
    return { ...domain, numatune: { ...domain.numatune, memory } } as Domain;
  },
};

/** In libvirt's order. */
const perfEvents = [
  "cmt",
  "mbmt",
  "mbml",
  "cpu_cycles",
  "instructions",
  "cache_references",
  "cache_misses",
  "branch_instructions",
  "branch_misses",
  "bus_cycles",
  "stalled_cycles_frontend",
  "stalled_cycles_backend",
  "ref_cpu_cycles",
  "cpu_clock",
  "task_clock",
  "page_faults",
  "context_switches",
  "cpu_migrations",
  "page_faults_min",
  "page_faults_maj",
  "alignment_faults",
  "emulation_faults",
] as const satisfies readonly (keyof typeof perfEventFields)[];

export const perfTunable: Tunable = {
  fields: perfEventFields,
  get: ({ perf }) =>
    Object.fromEntries(
      perfEvents.map((name) => [
        name,
        perf?.event?.some((event) => event.name === name && event.enabled === "yes") ?? false,
      ]),
    ),
  set(domain, values) {
    const others = domain.perf?.event?.filter(({ name }) => !(name in values)) ?? [];
    const event = Object.entries(values).map(([name, on]) => ({ name, enabled: on ? "yes" : "no" }));
    return { ...domain, perf: { ...domain.perf, event: [...others, ...event] } } as Domain;
  },
};
