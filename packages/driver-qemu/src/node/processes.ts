import { readFileSync } from "node:fs";
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
  return stat !== undefined && stat.started === started && !/[ZX]/.test(stat.state);
}

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

/** The CPU time that a process has used, in nanoseconds; undefined where it is no more. */
export function cpuTimeOf({ pid, started }: ProcessMark): bigint | undefined {
  const stat = statOf(pid);
  if (stat?.started !== started) return undefined;
  const { user, system } = cpuTimesIn(stat.fields);
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
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
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
