import { type FSWatcher, watch } from "node:fs";
import { statfs } from "node:fs/promises";
import { basename } from "node:path";

/** Magic numbers of file systems on which others' changes cause no events: nfs, smb, cifs, smb2, 9p, ceph, afs, fuse. */
const REMOTE_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400, 0x5346414f, 0x65735546,
]);

/** The kernel drops events beyond its queue's length, by default 16,384, without our being told. */
const TOO_MANY_EVENTS = 8_000;

/** What changed in a folder since it was last asked. */
export interface FolderChanges {
  /** Whether anything may have changed: nobody watched, or not closely enough. */
  readonly everything: boolean;
  readonly files: readonly string[];
}

/** Collects the names of files that change in a folder. */
export class FolderWatcher {
  #watcher: FSWatcher | undefined;
  #files = new Set<string>();
  #events = 0;
  #missed = true;

  constructor(
    private readonly folder: string,
    /** False: the folder is not watched even where it could be. */
    private readonly enabled: boolean,
    /** Called when something changed. */
    private readonly onChange: () => void,
  ) {}

  /** Whether changes are noticed as they happen. */
  get watching(): boolean {
    return this.#watcher !== undefined;
  }

  /** Begins to watch, where that is possible and not done yet. */
  async start(): Promise<void> {
    if (this.#watcher !== undefined || !this.enabled) return;
    this.#missed = true;
    const { type } = await statfs(this.folder);
    if (REMOTE_FILE_SYSTEMS.has(type)) return;
    try {
      const watcher = watch(this.folder, { persistent: false });
      watcher.on("change", (_, file) => this.#note(file));
      watcher.on("error", () => this.stop());
      this.#watcher = watcher;
    } catch {
      // No watch is left on this host: every question costs a look at the folder, as it did before.
    }
  }

  /** What changed; asking again tells only what changed since. */
  take(): FolderChanges {
    const changes = { everything: this.#missed || !this.watching, files: [...this.#files] };
    this.#files = new Set();
    this.#events = 0;
    this.#missed = false;
    return changes;
  }

  stop(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#missed = true;
  }

  #note(file: string | Buffer | null): void {
    const name = file?.toString();
    this.#events++;
    // Events of the folder itself bear its own name: it was moved or removed, and another may stand in its place.
    if (name === undefined || name === basename(this.folder)) this.stop();
    else if (this.#events > TOO_MANY_EVENTS) this.#missed = true;
    else this.#files.add(name);
    this.onChange();
  }
}

/** Resolves once the events that the kernel has for us now were delivered: they are polled for once in each turn. */
export async function eventsDelivered(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
