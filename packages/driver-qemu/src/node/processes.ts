import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { cpuTimesIn, statFields } from "../host/proc-stat.js";

/** A process for certain: ids are used again, but not within one run of the host with the same time of start. */
export interface ProcessMark {
  readonly pid: number;
  /** When it was started, in ticks since the host was. */
  readonly started: string;
  /** Which run of the host that was. */
  readonly boot: string;
}

/** Whether what was read is a mark: of a process that may be sent a signal. */
export function isMark(value: Partial<ProcessMark> | undefined): value is ProcessMark {
  return (
    Number.isSafeInteger(value?.pid) &&
    value!.pid! > 1 &&
    typeof value!.started === "string" &&
    typeof value!.boot === "string"
  );
}

/** What the kernel tells of a process; undefined where there is none. */
interface Stat {
  readonly state: string;
  readonly started: string;
  readonly fields: readonly string[];
}

export function markOf(pid: number): ProcessMark | undefined {
  const stat = statOf(pid);
  const boot = bootId();
  return stat === undefined || boot === undefined ? undefined : { pid, started: stat.started, boot };
}

/** Whether a process still runs; one that has ended and waits for its parent to notice does not. */
export function isAlive(mark: ProcessMark): boolean {
  return isStillThere(mark) && bootId() === mark.boot;
}

/** As `isAlive`, of a mark that is certainly of this run of the host. */
export function isStillThere({ pid, started }: ProcessMark): boolean {
  const stat = statOf(pid);
  return stat?.started === started && isRunning(stat);
}

const isRunning = (stat: Stat | undefined): boolean => stat !== undefined && !/[ZX]/.test(stat.state);

/** Sends a signal to a process that is certainly the one that was marked; whether it was. */
export function signalProcess(mark: ProcessMark, signal: "SIGTERM" | "SIGKILL"): boolean {
  if (!isAlive(mark)) return false;
  try {
    process.kill(mark.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a process has ended; whether it has within so many milliseconds. Nobody tells, but for its parent. */
export async function processEnd(mark: ProcessMark, timeout: number): Promise<boolean> {
  const until = performance.now() + timeout;
  for (let pause = 1; isAlive(mark); pause = Math.min(50, pause * 2)) {
    if (performance.now() >= until) return false;
    await wait(pause);
  }
  return true;
}

/** A process of this run of the host that is looked at again and again: the kernel's file on it is kept open, and is never another one's. */
export class WatchedProcess {
  readonly #file: number;
  readonly #bytes = Buffer.allocUnsafeSlow(longestStat);
  #isOpen = true;
  #seen: Stat | undefined;

  private constructor(file: number) {
    this.#file = file;
  }

  /** Undefined where it is no more. */
  static of({ pid, started }: ProcessMark): WatchedProcess | undefined {
    let file: number;
    try {
      file = openSync(`/proc/${pid}/stat`, "r");
    } catch {
      return undefined;
    }
    const watched = new WatchedProcess(file);
    if (watched.isAlive && watched.#seen?.started === started) return watched;
    watched.close();
    return undefined;
  }

  get isAlive(): boolean {
    this.#seen = this.#read();
    return isRunning(this.#seen);
  }

  /** The CPU time that it had used when it was last looked at, in nanoseconds; undefined where it was no more. */
  get cpuTime(): bigint | undefined {
    return this.#seen && cpuTimeIn(this.#seen);
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }

  #read(): Stat | undefined {
    if (!this.#isOpen) return undefined;
    try {
      const length = readSync(this.#file, this.#bytes, 0, longestStat, 0);
      return parseStat(this.#bytes.toString("latin1", 0, length));
    } catch {
      return undefined;
    }
  }
}

/** Bytes that the kernel says of a process at most: fifty numbers and a short name. */
const longestStat = 1536;

/** The CPU time that a process has used, in nanoseconds; undefined where it is no more. */
export function cpuTimeOf({ pid, started }: ProcessMark): bigint | undefined {
  const stat = statOf(pid);
  return stat?.started === started ? cpuTimeIn(stat) : undefined;
}

function cpuTimeIn({ fields }: Stat): bigint {
  const { user, system } = cpuTimesIn(fields);
  return user + system;
}

/** The processes that were called with these words next to each other. */
export async function processesWith(flag: string, value: string): Promise<ProcessMark[]> {
  const found: ProcessMark[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const words = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    const mark = words.includes(`\0${flag}\0${value}\0`) ? markOf(Number(name)) : undefined;
    if (mark !== undefined) found.push(mark);
  }
  return found;
}

function statOf(pid: number): Stat | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return undefined;
  }
}

function parseStat(text: string): Stat | undefined {
  const fields = statFields(text);
  const [state, started] = [fields[0], fields[19]];
  if (state === undefined || started === undefined) return undefined;
  return { state, started, fields };
}

/** Which run of the host this is. */
export function bootId(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return undefined;
  }
}
