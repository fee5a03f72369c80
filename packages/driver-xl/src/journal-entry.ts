import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemError } from "./errors.js";
import { isAlive, markOf, type ProcessMark, pidOf } from "./process.js";
import { strikeOut } from "./secrets.js";

/** The most of xl's output that is kept of a task, in bytes: a list of many thousand guests. */
const outputLimit = 1 << 26;
/** Milliseconds in which a shell that we started has started xl. */
const startTime = 10_000;

/** A file that xl writes under another name until it is whole. */
export interface Draft {
  readonly from: string;
  readonly to: string;
}

/**
 * The files of one task, in a folder of their own. They are small and lie in memory (`/run`): to have Node's threads read or
 * write one takes many times as long as that itself.
 */
export class JournalEntry {
  #folder: string;
  #secrets: readonly string[] = [];
  #running: Promise<unknown> | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins the files of a task of the process `owner`. */
  static make(folder: string, owner: ProcessMark, purpose: string | undefined): JournalEntry {
    const path = join(folder, newName("run-"));
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (cause) {
      throw systemError(path, cause);
    }
    const entry = new JournalEntry(path);
    try {
      entry.write("owner", owner);
      if (purpose !== undefined) entry.write("purpose", purpose);
    } catch (error) {
      entry.#remove();
      throw error;
    }
    return entry;
  }

  /** The name of the task's folder. */
  get name(): string {
    return basename(this.#folder);
  }

  /** Gives the folder a name that it never had, as long as xl is not started. */
  rename(prefix: string): void {
    const path = join(dirname(this.#folder), newName(prefix));
    renameSync(this.#folder, path);
    this.#folder = path;
  }

  /** Where xl finds its configuration and what it prints goes, where its process and the status that it ends with are noted. */
  path(name: "config" | "output" | "xl" | "status"): string {
    return join(this.#folder, name);
  }

  write(name: "owner" | "purpose" | "config" | "secrets" | "draft", text: string | Uint8Array): void {
    const path = join(this.#folder, name);
    try {
      writeFileSync(path, text, { mode: 0o600 });
    } catch (cause) {
      throw systemError(path, cause);
    }
  }

  /** Texts that are struck out of what is told of xl's output, now and by those who come after us. */
  keepSecret(secrets: readonly string[]): void {
    this.#secrets = secrets;
    if (secrets.length > 0) this.write("secrets", JSON.stringify(secrets));
  }

  /** Forgets what the last xl of this task printed and came to. */
  expectOutput(): void {
    const path = this.path("output");
    try {
      if (existsSync(this.path("status"))) rmSync(this.path("status"));
      writeFileSync(path, "", { mode: 0o600 });
    } catch (cause) {
      throw systemError(path, cause);
    }
  }

  /** Whether it was noted what xl ended with. */
  hasStatus(): boolean {
    return readText(this.path("status")) !== "";
  }

  /** What xl has printed, without secrets; of much the first so many bytes. */
  output(limit = outputLimit): string {
    return strikeOut(readStart(this.path("output"), limit), this.#secrets);
  }

  /** xl's process, once it is known. */
  pid(): number | undefined {
    const mark = markOf(readText(this.path("xl")));
    return mark === undefined ? undefined : pidOf(mark);
  }

  /** Whether xl still runs for this task. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The entry lives until this settles, even if nobody waits for it any more. */
  lastsFor(run: Promise<unknown>): void {
    const ended = () => {
      this.#running = undefined;
    };
    this.#running = run.then(ended, ended);
  }

  /** Ends the task; later, if xl is still running, and `told` is then given what it came to. */
  release(told: (found: Inspected) => void): void {
    if (this.#running === undefined) {
      this.#remove();
      return;
    }
    void this.#running.then(() => {
      const found = inspect(this.#folder);
      this.#remove();
      if (found !== undefined) told(found);
    });
  }

  /** Unless xl has lost its keeper and runs on: then those who come after us must know. */
  #remove(): void {
    const mark = markOf(readText(this.path("xl")));
    if (mark === undefined || !isAlive(mark)) discard(this.#folder);
  }
}

/**
 * Removes a folder so that it is there for others either whole or not at all; false when somebody else did so. What is
 * left of it after our death has a name by which it is known for rubbish.
 */
export function discard(folder: string): boolean {
  const rubbish = join(dirname(folder), newName(rubbishPrefix));
  try {
    renameSync(folder, rubbish);
  } catch {
    return false;
  }
  try {
    // It holds files alone: Node's own removal of a tree looks at each of them first.
    for (const name of readdirSync(rubbish)) unlinkSync(join(rubbish, name));
    rmdirSync(rubbish);
  } catch {}
  return true;
}

export const rubbishPrefix = "old-";

/** What the folder of a task tells. */
export interface Inspected {
  /** `owned`: its process lives; `running`: only xl does; `over`: neither. */
  readonly state: "owned" | "running" | "over";
  /** Undefined for a task that only looks. */
  readonly purpose: string | undefined;
  readonly pid: number | undefined;
  readonly status: number | undefined;
  readonly output: string;
  /** A file that xl wrote, or writes, that has not got its own name. */
  readonly draft: Draft | undefined;
}

/** Reads a task's folder; undefined when it is gone. */
export function inspect(place: string): Inspected | undefined {
  const text = (name: string) => readText(join(place, name));
  const files = ["owner", "purpose", "xl", "status", "secrets", "draft"];
  const [owner, purpose, xl, status, secrets, draft] = files.map(text);
  const stats = statsOf(place);
  if (stats === undefined) return undefined;
  const mark: ProcessMark | undefined = markOf(xl!);
  const running = status === "" && mark !== undefined && isAlive(mark);
  const starting = mark === undefined && Math.abs(Date.now() - stats.mtimeMs) < startTime;
  const parts = parsed<Draft | undefined>(draft!, undefined);
  const unnamed = parts !== undefined && statsOf(parts.from) !== undefined;
  return {
    state: isAlive(owner!) ? "owned" : running || starting ? "running" : "over",
    purpose: purpose || undefined,
    pid: running ? pidOf(mark) : undefined,
    status: status === "" ? undefined : Number.parseInt(status!, 10),
    output: strikeOut(readStart(join(place, "output"), outputLimit), parsed<string[]>(secrets!, [])),
    draft: unnamed ? parts : undefined,
  };
}

function parsed<T>(json: string, otherwise: T): T {
  try {
    return JSON.parse(json) as T;
  } catch {
    return otherwise;
  }
}

/** Never the same one twice, so that what was seen of a folder holds for whatever has its name. */
const newName = (prefix: string) => `${prefix}${randomBytes(8).toString("hex")}`;

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** xl can be made to write without end; more than this tells nobody anything. */
function readStart(path: string, limit: number): string {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return "";
  }
  try {
    const buffer = Buffer.alloc(Math.min(fstatSync(file).size, limit));
    return buffer.toString("utf8", 0, readSync(file, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(file);
  }
}
