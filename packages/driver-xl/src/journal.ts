import { lstatSync, mkdirSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type CallOptions, checkAborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { systemError, xlError } from "./errors.js";
import { discard, type Inspected, inspect, JournalEntry, rubbishPrefix } from "./journal-entry.js";
import { ownMark } from "./process.js";

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
  readonly #owner = ownMark();

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Begins a task. Throws RESOURCE_BUSY when another one keeps the guest for too long. */
  async begin({ purpose, guest }: Task, options?: CallOptions): Promise<JournalEntry> {
    const { folder, busyTimeout } = this.#options;
    makeFolder(folder);
    const entry = JournalEntry.make(folder, this.#owner, guest && purpose);
    if (guest === undefined) return entry;
    const lock = lockOf(guest);
    try {
      for (const deadline = performance.now() + busyTimeout; ; ) {
        checkAborted(ErrorDomain.LIBXL, options);
        let rival = this.#rival(lock, entry);
        if (rival === undefined) {
          entry.rename(lock);
          rival = this.#rival(lock, entry);
          if (rival === undefined) return entry;
          entry.rename("run-");
        }
        if (performance.now() >= deadline) throw busy(purpose, rival);
        await delay(pollTime * (1 + Math.random()));
      }
    } catch (error) {
      entry.release(() => {});
      throw error;
    }
  }

  /** Whether somebody has a guest's lock, or had it when he died. */
  isTaken(guest: string): boolean {
    let names: string[];
    try {
      names = readdirSync(this.#options.folder);
    } catch {
      return false;
    }
    return names.some((name) => name.startsWith(lockOf(guest)));
  }

  /** Ends a task; once xl has ended, if it still runs. */
  release(entry: JournalEntry): void {
    entry.release((found) => this.#tell(found, false));
  }

  /** Tells of the tasks whose process died, and forgets the ones that are over unless it is only to look. */
  async tellLeftBehind(onlyLook: boolean): Promise<void> {
    const { folder } = this.#options;
    if (!isOurs(folder)) return;
    for (const name of readdirSync(folder)) {
      const place = join(folder, name);
      if (name.startsWith(rubbishPrefix)) {
        if (!onlyLook) await rm(place, { recursive: true, force: true }).catch(() => {});
        continue;
      }
      const found = inspect(place);
      if (found === undefined || found.state === "owned") continue;
      if (found.state === "over" && !onlyLook) this.#forget(place, found);
      else this.#tell(found, true);
    }
  }

  /** Somebody else's task for a guest; those of the dead that are over are told and forgotten. */
  #rival(lock: string, own: JournalEntry): Inspected | undefined {
    const { folder } = this.#options;
    for (const name of readdirSync(folder)) {
      if (name === own.name || !name.startsWith(lock)) continue;
      const place = join(folder, name);
      const found = inspect(place);
      if (found?.state === "over") this.#forget(place, found);
      else if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Who removes it tells of it: one alone. */
  #forget(place: string, found: Inspected): void {
    if (discard(place)) this.#tell(found, true);
  }

  #tell({ purpose, pid, status, output, draft }: Inspected, orphaned: boolean): void {
    if (purpose !== undefined) this.#options.tell({ purpose, pid, status, output, draft, orphaned });
  }
}

function makeFolder(folder: string): void {
  if (isOurs(folder)) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOurs(folder)) return;
  } catch (cause) {
    throw systemError(folder, cause);
  }
  const detail = "it must be a folder of our own that nobody else can enter (chmod 700)";
  throw xlError(ErrorNumber.ACCESS_DENIED, folder, detail);
}

/** Whether nobody else can have put anything there. */
function isOurs(folder: string): boolean {
  try {
    const stats = lstatSync(folder);
    return stats.isDirectory() && stats.uid === process.geteuid?.() && (stats.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

function busy(purpose: string, other: Inspected) {
  const who = other.pid === undefined ? "" : `, pid ${other.pid}`;
  const detail = `another command for this guest is at work: ${other.purpose ?? "xl"}${who}`;
  return xlError(ErrorNumber.RESOURCE_BUSY, purpose, detail);
}
