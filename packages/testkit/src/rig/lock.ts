/** A lock between processes: a directory that names its holder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const pollMs = 100;

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function take(path: string): boolean {
  try {
    mkdirSync(path);
  } catch {
    return false;
  }
  writeFileSync(join(path, "pid"), `${process.pid}`);
  return true;
}

/** The holder's process id; undefined in the moment before it is written, or after the lock is gone. */
function holder(path: string): number | undefined {
  try {
    return Number(readFileSync(join(path, "pid"), "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** Runs `work` while no other process does; the lock of a dead process is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!take(path)) {
    const pid = holder(path);
    if (pid !== undefined && !alive(pid)) rmSync(path, { recursive: true, force: true });
    else await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
