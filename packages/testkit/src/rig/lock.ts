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

/** Waits for the lock and takes it; the lock of a dead process is taken over. Returns the way to give it back. */
export async function takeLock(path: string): Promise<() => void> {
  while (!take(path)) {
    const pid = holder(path);
    if (pid !== undefined && !alive(pid)) rmSync(path, { recursive: true, force: true });
    else await delay(pollMs);
  }
  return () => rmSync(path, { recursive: true, force: true });
}
