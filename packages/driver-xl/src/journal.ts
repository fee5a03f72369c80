import { openSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type CallOptions, checkAborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { xlError } from "./errors.js";
import { isAlive, markOf, ownMark, type ProcessMark, pidOf } from "./process.js";
import { strikeOut } from "./secrets.js";

/** What an earlier process of ours did not live to see the end of. */
export interface LeftBehind {
  /** What xl was to do, in words. */
  readonly purpose: string;
  /** xl's process, as long as it runs. */
  readonly pid?: number;
  /** What xl ended with; undefined while it runs, and when it was never started. */
  readonly status?: number;
  /** What xl wrote, without secrets. */
  readonly output: string;
}

/** What a run of xl is known by. */
export interface Task {
  /** In words for errors and for those who come after us: `save domain 'web1'`. */
  readonly purpose: string;
  /** The uuid of the guest that is changed. One task for a guest at a time, whoever asks. */
  readonly guest?: string;
}

export interface JournalOptions {
  /** A folder of root's. */
  readonly folder: string;
  /** Milliseconds to wait for somebody else's task for the same guest. */
  readonly busyTimeout: number;
}

/** The most of xl's output that is kept, in bytes. */
const outputLimit = 1 << 20;
/** Milliseconds in which a shell that we started has started xl. */
const startTime = 10_000;
const pollTime = 20;

/**
 * What is under way, in a folder that only root can read: one folder for each task, gone when it ends. The folder of a
 * task that changes a guest bears the guest's uuid, and so locks it. If our process dies, xl goes on, and the next
 * connection finds the folder and tells what became of it.
 */
export class Journal {
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Begins a task. Throws RESOURCE_BUSY when another one keeps the guest for too long. */
  async begin(task: Task, options?: CallOptions): Promise<JournalEntry> {
    const { folder, busyTimeout } = this.#options;
    const prepared = await makeFolder(folder);
    const entry = new JournalEntry(prepared);
    entry.write("owner", ownMark());
    if (task.guest === undefined) return entry;
    entry.write("purpose", task.purpose);
    const place = join(folder, `guest-${task.guest}`);
    try {
      for (const deadline = Date.now() + busyTimeout; ; ) {
        checkAborted(ErrorDomain.LIBXL, options);
        if (await movesTo(prepared, place)) return new JournalEntry(place);
        const other = await inspect(place);
        if (other === undefined) continue;
        if (other.state === "over") await this.#takeAway(place, other.inode);
        else if (Date.now() < deadline) await delay(pollTime);
        else throw busy(task, other);
      }
    } catch (error) {
      await rm(prepared, { recursive: true, force: true });
      throw error;
    }
  }

  /** Tells of the tasks whose process died, and forgets the ones that are over. */
  async leftBehind(): Promise<LeftBehind[]> {
    const { folder } = this.#options;
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names.map(async (name) => {
        const place = join(folder, name);
        const task = await inspect(place);
        if (task === undefined || task.state === "owned") return [];
        if (task.state === "over" && !(await this.#takeAway(place, task.inode))) return [];
        const { purpose, pid, status, output } = task;
        return purpose === undefined
          ? []
          : [{ purpose, output, ...(pid !== undefined && { pid }), ...(status !== undefined && { status }) }];
      }),
    );
    return found.flat();
  }

  /** Removes a task's folder, unless somebody else was faster and put a new one there. */
  async #takeAway(place: string, inode: number): Promise<boolean> {
    const rubbish = await mkdtemp(join(this.#options.folder, "old-"));
    const moved = await movesTo(place, rubbish);
    const right = moved && (await stat(rubbish)).ino === inode;
    if (moved && !right) await movesTo(rubbish, place);
    await rm(rubbish, { recursive: true, force: true });
    return right;
  }
}

/** The files of one task. */
export class JournalEntry {
  readonly #folder: string;
  #secrets: readonly string[] = [];
  #running: Promise<unknown> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where xl finds its configuration, where its process and the status that it ends with are noted. */
  path(name: "config" | "xl" | "status"): string {
    return join(this.#folder, name);
  }

  write(name: "owner" | "purpose" | "config" | "secrets", text: string): void {
    writeFileSync(join(this.#folder, name), text, { mode: 0o600 });
  }

  /** Texts that are struck out of what is told of xl's output, now and by those who come after us. */
  keepSecret(secrets: readonly string[]): void {
    this.#secrets = secrets;
    if (secrets.length > 0) this.write("secrets", JSON.stringify(secrets));
  }

  /** A file for xl's output, to be closed by the caller once xl has it. */
  openOutput(): number {
    return openSync(join(this.#folder, "output"), "a", 0o600);
  }

  async output(): Promise<string> {
    return strikeOut(await readStart(join(this.#folder, "output")), this.#secrets);
  }

  /** xl's process, once it is known. */
  async pid(): Promise<number | undefined> {
    const mark = markOf(await readText(this.path("xl")));
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

  /** Ends the task; later, if xl is still running. */
  async release(): Promise<void> {
    const remove = () => rm(this.#folder, { recursive: true, force: true });
    if (this.#running === undefined) await remove();
    else this.#running.then(remove).catch(() => {});
  }
}

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(folder, "run-"));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const denied = code === "EACCES" || code === "EPERM";
    throw xlError(denied ? ErrorNumber.ACCESS_DENIED : ErrorNumber.SYSTEM_ERROR, folder, message, cause);
  }
}

interface Inspected {
  /** `owned`: its process lives; `running`: only xl does; `over`: neither. */
  readonly state: "owned" | "running" | "over";
  readonly inode: number;
  /** Undefined for a task that only looks. */
  readonly purpose: string | undefined;
  readonly pid: number | undefined;
  readonly status: number | undefined;
  readonly output: string;
}

async function inspect(place: string): Promise<Inspected | undefined> {
  const stats = await stat(place).catch(() => undefined);
  if (stats === undefined) return undefined;
  const text = (name: string) => readText(join(place, name));
  const [owner, purpose, xl, status, secrets] = await Promise.all(
    ["owner", "purpose", "xl", "status", "secrets"].map(text),
  );
  const mark: ProcessMark | undefined = markOf(xl!);
  const running = status === "" && mark !== undefined && isAlive(mark);
  const starting = mark === undefined && Date.now() - stats.mtimeMs < startTime;
  return {
    state: isAlive(owner!) ? "owned" : running || starting ? "running" : "over",
    inode: stats.ino,
    purpose: purpose || undefined,
    pid: running ? pidOf(mark) : undefined,
    status: status === "" ? undefined : Number.parseInt(status!, 10),
    output: strikeOut(await readStart(join(place, "output")), secretsIn(secrets!)),
  };
}

function secretsIn(json: string): string[] {
  try {
    return JSON.parse(json) as string[];
  } catch {
    return [];
  }
}

function busy({ purpose }: Task, other: Inspected) {
  const who = other.pid === undefined ? "" : `, pid ${other.pid}`;
  const detail = `another command for this guest is at work: ${other.purpose ?? "xl"}${who}`;
  return xlError(ErrorNumber.RESOURCE_BUSY, purpose, detail);
}

/** Moves a folder, unless one is there already that is not empty, and no task's is, or the folder is gone. */
async function movesTo(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTEMPTY" || code === "EEXIST" || code === "ENOENT") return false;
    throw error;
  }
}

const readText = (path: string) => readFile(path, "utf8").catch(() => "");

/** xl can be made to write without end; more than this tells nobody anything. */
async function readStart(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return "";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(outputLimit), 0, outputLimit, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
