import { readFileSync } from "node:fs";

/** A process for certain: its id, and when it was started, since ids are used again. */
export type ProcessMark = string;

/** The mark of a line of `/proc/PID/stat`; undefined for what is no such line. */
export function markOf(stat: string): ProcessMark | undefined {
  // The name in brackets may hold anything; start time is the 22nd field, the 20th after it.
  const [, pid, rest = ""] = /^(\d+) \(.*\) (.+)$/s.exec(stat.trim()) ?? [];
  const start = rest.split(" ")[19];
  return pid === undefined || start === undefined ? undefined : `${pid}@${start}`;
}

/** The id in a mark. */
export function pidOf(mark: ProcessMark): number {
  return Number.parseInt(mark, 10);
}

/** This very process. */
export function ownMark(): ProcessMark {
  return markOf(readStat("self")) ?? `${process.pid}@?`;
}

/** Whether a process still runs; one that has ended and waits for its parent to notice does not. */
export function isAlive(mark: ProcessMark): boolean {
  const stat = readStat(`${pidOf(mark)}`);
  return markOf(stat) === mark && !/\) [ZX] /.test(stat);
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return "";
  }
}
