import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type CallOptions, checkAborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { systemError, xlError } from "./errors.js";
import { discard, type Inspected, inspect, JournalEntry, rubbishPrefix } from "./journal-entry.js";

/** What became of a task that nobody waited for to its end. */
export interface LeftBehind extends Pick<Inspected, "pid" | "status" | "output" | "draft"> {
  /** What xl was to do, in words. */
  readonly purpose: string;
  /** Whether the process that asked for it died; else it lost its patience. */
  readonly orphaned: boolean;
}

/** What a run of xl is known by. */
export interface Task {
  /** In words for errors and for those who come after us: `save domain 'web1'`. */
  readonly purpose: string;
  /** The uuid of the guest that is changed. One task for a guest at a time, whoever asks. */
  readonly guest?: string;
}

export interface JournalOptions {
  /** A folder of our own, made when it is missing. */
  readonly folder: string;
  /** Milliseconds to wait for somebody else's task for the same guest. */
  readonly busyTimeout: number;
  /** Told of each task that nobody waited for, once. */
  tell(left: LeftBehind): void;
}

/** How the folder of a task that changes a guest begins. */
export const lockOf = (guest: string) => `guest-${guest}.`;

/** Milliseconds between two looks at a guest that is taken; at least, so that two who wait do not meet again and again. */
const pollTime = 20;

/**
 * What is under way, in a folder that only we can read: one folder for each task, gone when it ends. If our process dies,
 * xl goes on, and who looks there next finds the folder and tells what became of it.
 *
 * The folder of a task that changes a guest bears the guest's uuid, and so locks it. Its name is never used again: who
 * wants the lock puts up his folder, and has it if nobody else's is there; else he takes it away and waits. So a lock can
 * be taken from the dead without taking a new one for theirs.
 */
export class Journal {
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Begins a task. Throws RESOURCE_BUSY when another one keeps the guest for too long. */
  async begin({ purpose, guest }: Task, options?: CallOptions): Promise<JournalEntry> {
    const { folder, busyTimeout } = this.#options;
    await makeFolder(folder);
    const entry = await JournalEntry.make(folder, guest && purpose);
    if (guest === undefined) return entry;
    const lock = lockOf(guest);
    try {
      for (const deadline = performance.now() + busyTimeout; ; ) {
        checkAborted(ErrorDomain.LIBXL, options);
        let rival = await this.#rival(lock, entry);
        if (rival === undefined) {
          await entry.rename(lock);
          rival = await this.#rival(lock, entry);
          if (rival === undefined) return entry;
          await entry.rename("run-");
        }
        if (performance.now() >= deadline) throw busy(purpose, rival);
        await delay(pollTime * (1 + Math.random()));
      }
    } catch (error) {
      await entry.release(() => {});
      throw error;
    }
  }

  /** Whether somebody has a guest's lock, or had it when he died. */
  async isTaken(guest: string): Promise<boolean> {
    const names = await readdir(this.#options.folder).catch(() => []);
    return names.some((name) => name.startsWith(lockOf(guest)));
  }

  /** Ends a task; once xl has ended, if it still runs. */
  release(entry: JournalEntry): Promise<void> {
    return entry.release((found) => this.#tell(found, false));
  }

  /** Tells of the tasks whose process died, and forgets the ones that are over unless it is only to look. */
  async tellLeftBehind(onlyLook: boolean): Promise<void> {
    const { folder } = this.#options;
    if (!(await isOurs(folder))) return;
    for (const name of await readdir(folder)) {
      const place = join(folder, name);
      if (name.startsWith(rubbishPrefix)) {
        if (!onlyLook) await rm(place, { recursive: true, force: true }).catch(() => {});
        continue;
      }
      const found = await inspect(place);
      if (found === undefined || found.state === "owned") continue;
      if (found.state === "over" && !onlyLook) await this.#forget(place, found);
      else this.#tell(found, true);
    }
  }

  /** Somebody else's task for a guest; those of the dead that are over are told and forgotten. */
  async #rival(lock: string, own: JournalEntry): Promise<Inspected | undefined> {
    const { folder } = this.#options;
    for (const name of await readdir(folder)) {
      if (name === own.name || !name.startsWith(lock)) continue;
      const place = join(folder, name);
      const found = await inspect(place);
      if (found?.state === "over") await this.#forget(place, found);
      else if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Who removes it tells of it: one alone. */
  async #forget(place: string, found: Inspected): Promise<void> {
    if (await discard(place)) this.#tell(found, true);
  }

  #tell({ purpose, pid, status, output, draft }: Inspected, orphaned: boolean): void {
    if (purpose !== undefined) this.#options.tell({ purpose, pid, status, output, draft, orphaned });
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (await isOurs(folder)) return;
  } catch (cause) {
    throw systemError(folder, cause);
  }
  const detail = "it must be a folder of our own that nobody else can enter (chmod 700)";
  throw xlError(ErrorNumber.ACCESS_DENIED, folder, detail);
}

/** Whether nobody else can have put anything there. */
async function isOurs(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  return stats?.isDirectory() === true && stats.uid === process.geteuid?.() && (stats.mode & 0o077) === 0;
}

function busy(purpose: string, other: Inspected) {
  const who = other.pid === undefined ? "" : `, pid ${other.pid}`;
  const detail = `another command for this guest is at work: ${other.purpose ?? "xl"}${who}`;
  return xlError(ErrorNumber.RESOURCE_BUSY, purpose, detail);
}
