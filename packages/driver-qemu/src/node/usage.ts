import { readFile } from "node:fs/promises";
import { cpuTimesIn, statFields } from "../host/proc-stat.js";
import { isAlive, type ProcessMark } from "./processes.js";

/** QEMU is of this host: its pages are those of Linux on x86 and most others. */
const kibPerPage = 4;

/** What a process has used of its host. Times are nanoseconds. */
export interface ProcessUsage {
  readonly user: bigint;
  readonly system: bigint;
  /** KiB of memory that are in the host's. */
  readonly rss: number;
}

/** What a thread has used of its host, and where. Times are nanoseconds. */
export interface ThreadUsage {
  readonly time: bigint;
  /** How long it could have run and no CPU was free. */
  readonly delay: bigint;
  /** The CPU on which it ran last. */
  readonly cpu: number;
  /** The CPUs on which it may run: CPU n is bit n mod 8 of byte n / 8. */
  readonly cpumap: Uint8Array;
}

/** What a process has used; undefined once it is no more. */
export async function usageOf(mark: ProcessMark): Promise<ProcessUsage | undefined> {
  const [stat, memory] = await Promise.all([
    textOf(`/proc/${mark.pid}/stat`),
    textOf(`/proc/${mark.pid}/statm`),
  ]);
  if (stat === undefined || memory === undefined || !isAlive(mark)) return undefined;
  return { ...cpuTimesIn(statFields(stat)), rss: Number(memory.split(" ")[1]) * kibPerPage };
}

/** What a thread of a process has used; undefined once it is no more. */
export async function threadUsageOf({ pid }: ProcessMark, thread: number): Promise<ThreadUsage | undefined> {
  const folder = `/proc/${pid}/task/${thread}`;
  const [stat, schedule, status] = await Promise.all([
    textOf(`${folder}/stat`),
    textOf(`${folder}/schedstat`),
    textOf(`${folder}/status`),
  ]);
  if (stat === undefined || status === undefined) return undefined;
  const fields = statFields(stat);
  const { user, system } = cpuTimesIn(fields);
  return {
    time: user + system,
    // A kernel without these counters has no such file.
    delay: BigInt(schedule?.split(" ")[1] ?? 0),
    cpu: Number(fields[36] ?? -1),
    cpumap: cpumapOf(/^Cpus_allowed:\s*(\S+)/m.exec(status)?.[1] ?? "1"),
  };
}

/** `f,00000003` with the highest CPUs first. */
function cpumapOf(mask: string): Uint8Array {
  const digits = mask.replaceAll(",", "");
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return Uint8Array.from(Buffer.from(even, "hex").reverse());
}

const textOf = (path: string): Promise<string | undefined> => readFile(path, "latin1").catch(() => undefined);
