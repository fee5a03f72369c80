import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { isErrno } from "../errors.js";
import { type ConfigEntry, entryOf } from "./entry.js";
import { EntryIndex } from "./entry-index.js";
import { isForeignName } from "./file-names.js";
import {
  changedAt,
  isLinkStamp,
  readConfigFile,
  requireRegular,
  stampAt,
  UnreadableFile,
} from "./read-file.js";
import { Twins } from "./twins.js";
import { eventsDelivered, FolderWatcher } from "./watcher.js";

/** What became of the domain of a uuid: two entries for a change, one for a domain that appeared or vanished. */
export interface EntryChange {
  readonly before: ConfigEntry | undefined;
  readonly after: ConfigEntry | undefined;
}

/** What is known of a file that exists. */
interface KnownFile {
  readonly stamp: string;
  /** Undefined for one that describes no domain. */
  readonly entry: ConfigEntry | undefined;
  /** Whether it was old when it was read: a younger one may change again without getting another stamp. */
  readonly settled: boolean;
}

/** Files that are read at the same time; the system reads a few at once anyway. */
const PARALLEL = 16;
/** What stands for the bytes of a file's name that are no UTF-8: the file cannot be asked for by such a name. */
const NO_TEXT = "\ufffd";
/** Clocks of file systems tick more slowly than this, in milliseconds. */
const CLOCK_TICK = 50;

/**
 * The domains of a folder, kept as the folder is: a question costs no file access while nothing changed, and the files
 * that did change when something did.
 */
export class ConfigCache {
  readonly #known = new Map<string, KnownFile>();
  readonly #watcher: FolderWatcher;
  readonly #byName = new EntryIndex(({ name }) => name);
  readonly #byUuid = new EntryIndex(({ uuid }) => uuid);
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #path: string | undefined;
  #loaded = false;
  /** The domains whose files were touched in this update, by uuid, as they were before. */
  readonly #touched = new Map<string, ConfigEntry | undefined>();
  /** The entries that came or went in this update. */
  #changed: ConfigEntry[] = [];
  /** Files that are links: what they lead to changes without the folder's being told. */
  readonly #links = new Set<string>();
  readonly #twins: Twins;

  /**
   * @param watch Whether changes are watched for where they can be; otherwise every question looks at the folder.
   * @param warn Told once of each file that is not read, and why, until it changes.
   * @param onChange Told of every change since the first `refresh`.
   * @param onEvent Called when something may have changed; `refresh` then says what.
   */
  constructor(
    readonly folder: string,
    watch: boolean,
    private readonly warn: (path: string, cause: unknown) => void,
    private readonly onChange: (change: EntryChange) => void,
    onEvent: () => void,
  ) {
    this.#watcher = new FolderWatcher(folder, watch, onEvent);
    this.#twins = new Twins((file, cause) => warn(join(folder, file), cause));
  }

  /** Brings everything up to date with what happened before it was called. */
  refresh(): Promise<void> {
    this.#next ??= this.#afterCurrent();
    return this.#next;
  }

  byName(name: string): ConfigEntry | undefined {
    return this.#byName.get(name);
  }

  /** The entries with a uuid, the one that counts first: copies of a file often keep it. */
  byUuid(uuid: string): readonly ConfigEntry[] {
    return this.#byUuid.all(uuid);
  }

  /** One entry for each name: of several files, the one that counts. */
  entries(): ConfigEntry[] {
    return this.#byName.values();
  }

  close(): void {
    this.#watcher.stop();
  }

  async #afterCurrent(): Promise<void> {
    await this.#current.catch(() => {});
    this.#current = this.#next!;
    this.#next = undefined;
    await this.#update();
  }

  async #update(): Promise<void> {
    await eventsDelivered();
    await this.#watcher.start();
    this.#path ??= await realpath(this.folder);
    const { everything, files } = this.#watcher.take();
    if (everything) await this.#scan();
    else await inParallel([...new Set([...files, ...this.#links])], (file) => this.#reload(file, false));
    this.#twins.check(this.#changed, this.#byName, this.#byUuid);
    this.#changed = [];
    this.#tellChanges();
    this.#loaded = true;
  }

  /** Domains, not files: one that has another file now, or one of two that had the same, has not changed. */
  #tellChanges(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    if (!this.#loaded) return;
    for (const [uuid, before] of touched) {
      const after = this.#byUuid.get(uuid);
      if (before !== after) this.onChange({ before, after });
    }
  }

  /** Looks at every file, and reads those that changed. */
  async #scan(): Promise<void> {
    const listed = await readdir(this.folder, { withFileTypes: true });
    const files = listed.filter((file) => !file.isDirectory() && !isForeignName(file.name));
    const present = new Set(files.map(({ name }) => name));
    for (const file of this.#known.keys()) if (!present.has(file)) this.#set(file, undefined);
    await inParallel(files, (file) => this.#reload(file.name, file.isFile()));
  }

  /** `regular`: whether it is known to be a regular file, which may be opened. */
  async #reload(file: string, regular: boolean): Promise<void> {
    if (isForeignName(file)) return;
    const known = this.#known.get(file);
    if (file.includes(NO_TEXT)) {
      if (known === undefined) this.#set(file, this.#refused(file, "", new Error("its name is not UTF-8")));
      return;
    }
    try {
      if (known?.settled && (await stampAt(join(this.folder, file))) === known.stamp) return;
      this.#set(file, await this.#read(file, regular));
    } catch (error) {
      if (!isErrno(error, "ENOENT", "ENOTDIR")) throw error;
      this.#set(file, undefined);
    }
  }

  async #read(file: string, regular: boolean): Promise<KnownFile> {
    const path = join(this.folder, file);
    try {
      if (!regular) await requireRegular(path);
      const content = await readConfigFile(path);
      const { stamp } = content;
      try {
        return { stamp, settled: isSettled(stamp), entry: entryOf(this.#path!, file, content) };
      } catch (error) {
        return this.#refused(file, stamp, error);
      }
    } catch (error) {
      if (error instanceof UnreadableFile) return this.#refused(file, error.stamp, error);
      throw error;
    }
  }

  #refused(file: string, stamp: string, cause: unknown): KnownFile {
    const quiet = cause instanceof UnreadableFile && cause.quiet;
    if (!quiet && this.#known.get(file)?.stamp !== stamp) this.warn(join(this.folder, file), cause);
    return { stamp, settled: isSettled(stamp), entry: undefined };
  }

  #set(file: string, known: KnownFile | undefined): void {
    const before = this.#known.get(file)?.entry;
    if (known === undefined) this.#known.delete(file);
    else this.#known.set(file, known);
    if (known !== undefined && isLinkStamp(known.stamp)) this.#links.add(file);
    else this.#links.delete(file);
    const after = known?.entry;
    if (before === undefined && after === undefined) return;
    for (const entry of [before, after].filter((one) => one !== undefined)) {
      const { uuid } = entry;
      this.#changed.push(entry);
      if (!this.#touched.has(uuid)) this.#touched.set(uuid, this.#byUuid.get(uuid));
    }
    for (const index of [this.#byName, this.#byUuid]) {
      if (before !== undefined) index.remove(before);
      if (after !== undefined) index.add(after);
    }
  }
}

/** Whether a file's last change is so old that another one would show. */
function isSettled(stamp: string): boolean {
  if (stamp === "") return true;
  return Date.now() - changedAt(stamp) > CLOCK_TICK;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, worker));
}
