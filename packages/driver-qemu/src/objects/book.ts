import { type FSWatcher, watch } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ErrorNumber, EventHub, type FilterGroup, LibvirtError, passesFilters } from "@libvirt-ts/driver";
import { fileError } from "../errors.js";
import { Definitions } from "../node/definitions.js";
import { exists, namesIn, removeFile } from "../node/files.js";
import { Lock } from "../node/lock.js";
import { bootId } from "../node/processes.js";
import {
  type BookHost,
  type Change,
  type Entry,
  type Identity,
  identity,
  type Kept,
  type Kind,
  type ListFlags,
} from "./kind.js";

/** Milliseconds that the lock of a book is waited for. */
const patience = 30_000;

/**
 * The objects of a kind that a node has, as documents in a folder: what is defined, what is active since the host was started,
 * and what starts with it. Several processes share one; what others did is told to those who listen.
 */
export class Book<T, E> {
  readonly kind: Kind<T, E>;
  readonly events: EventHub<E>;
  readonly #folder: string;
  readonly #host: BookHost;
  readonly #initial: () => Kept<T>;
  readonly #definitions: Definitions<Kept<T>>;
  readonly #active: Definitions<Kept<T>>;
  #prepared: Promise<void> | undefined;
  #watchers: FSWatcher[] = [];

  /** `initial` is what a node has when it is new; it starts with the host. */
  constructor(kind: Kind<T, E>, folder: string, host: BookHost, initial: () => Kept<T>) {
    this.kind = kind;
    this.#folder = folder;
    this.#host = host;
    this.#initial = initial;
    const warn = (warning: LibvirtError) => host.warn(warning);
    this.#definitions = new Definitions(join(folder, "definitions"), kind.codec, warn);
    this.#active = new Definitions(this.#activeFolder, kind.codec, warn);
    this.events = new EventHub((count) => {
      if (count === 0) this.#unwatch();
    });
  }

  /** Brings what is known up to date with the folder. */
  async refresh(): Promise<void> {
    this.#prepared ??= this.#prepare().catch((error) => {
      this.#prepared = undefined;
      throw fileError(this.#folder, error);
    });
    await this.#prepared;
    for (const { uuid, name } of await this.#definitions.refresh())
      this.#tell({ uuid, name }, this.#definitions.get(uuid) === undefined ? "UNDEFINED" : "DEFINED");
    for (const { uuid, name, isNew } of await this.#active.refresh())
      if (this.#active.get(uuid) === undefined) this.#tell({ uuid, name }, "STOPPED");
      else if (isNew) this.#tell({ uuid, name }, "STARTED");
  }

  values(): Entry<T>[] {
    const uuids = new Set([...this.#definitions.uuids(), ...this.#active.uuids()]);
    return Array.from(uuids, (uuid) => this.get(uuid)!);
  }

  get(uuid: string): Entry<T> | undefined {
    const [definition, live] = [this.#definitions.get(uuid), this.#active.get(uuid)];
    const name = (live ?? definition)?.name;
    return name === undefined ? undefined : { uuid, name, definition, live };
  }

  /** The object that a reference names, as it is now. */
  async find({ uuid }: Pick<Identity, "uuid">): Promise<Entry<T>> {
    await this.refresh();
    return this.get(uuid) ?? this.#missing(`uuid ${uuid}`);
  }

  async byName(name: string): Promise<Entry<T>> {
    await this.refresh();
    return this.values().find((entry) => entry.name === name) ?? this.#missing(`name '${name}'`);
  }

  /** The objects that pass a list's flags; `more` are the questions that only this kind is asked. */
  async list(
    flags: number,
    { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART }: ListFlags,
    more: FilterGroup = [],
  ): Promise<Identity[]> {
    await this.refresh();
    const marked = new Set(await namesIn(this.#autostart));
    return this.values()
      .filter(({ uuid, live, definition }) =>
        passesFilters(flags, [
          [
            [ACTIVE, live !== undefined],
            [INACTIVE, live === undefined],
          ],
          [
            [PERSISTENT, definition !== undefined],
            [TRANSIENT, definition === undefined],
          ],
          [
            [AUTOSTART, marked.has(uuid)],
            [NO_AUTOSTART, !marked.has(uuid)],
          ],
          more,
        ]),
      )
      .map(identity);
  }

  /** Does something while nobody else changes an object of this kind. Throws RESOURCE_BUSY after half a minute. */
  async changing<R>(signal: AbortSignal | undefined, run: () => Promise<R>): Promise<R> {
    // The first look takes the lock itself.
    await this.refresh();
    const lock = await this.#lock(signal);
    try {
      await this.refresh();
      return await run();
    } finally {
      lock.release();
    }
  }

  /** As `changing`, of one object, as it is then. */
  changingOne<R>(
    ref: Identity,
    signal: AbortSignal | undefined,
    run: (entry: Entry<T>) => Promise<R>,
  ): Promise<R> {
    return this.changing(signal, async () => run(await this.find(ref)));
  }

  /**
   * The object whose name and uuid a new document has, or whose name where it has no uuid; undefined when both are free.
   * Throws OPERATION_FAILED when only one is.
   */
  claimed(name: string, uuid: string | undefined): Entry<T> | undefined {
    const named = this.values().find((entry) => entry.name === name);
    if (uuid === undefined) return named;
    const identified = this.get(uuid);
    if (named?.uuid === identified?.uuid) return named;
    const taken = (identified ?? named)!;
    const what = identified === undefined ? `name '${name}'` : `uuid ${uuid}`;
    const detail = `it belongs to ${this.kind.noun} '${taken.name}', uuid ${taken.uuid}`;
    throw this.error(ErrorNumber.OPERATION_FAILED, what, detail);
  }

  // What follows is called by who is `changing`.

  async define(document: Kept<T>): Promise<void> {
    await this.#definitions.put(document);
    this.#tell(document, "DEFINED");
  }

  async undefine(object: Identity): Promise<void> {
    await this.#definitions.remove(object.uuid);
    await removeFile(join(this.#autostart, object.uuid));
    this.#tell(object, "UNDEFINED");
  }

  async start(document: Kept<T>): Promise<void> {
    await this.#active.put(document);
    this.#tell(document, "STARTED");
  }

  async stop(object: Identity): Promise<void> {
    await this.#active.remove(object.uuid);
    this.#tell(object, "STOPPED");
  }

  /** Puts changed documents in the place of those that an object has: what is active, its definition, or both. */
  async replace({ live, definition }: Pick<Entry<T>, "live" | "definition">): Promise<void> {
    if (definition !== undefined) await this.#definitions.put(definition);
    if (live !== undefined) await this.#active.put(live);
  }

  async isAutostarted({ uuid }: Identity): Promise<boolean> {
    return (await namesIn(this.#autostart)).includes(uuid);
  }

  async setAutostart(entry: Entry<T>, autostart: boolean): Promise<void> {
    if (entry.definition === undefined)
      throw this.wrongState(entry, `a transient ${this.kind.noun} cannot start with the host`);
    const path = join(this.#autostart, entry.uuid);
    if (autostart)
      await writeFile(path, "", { mode: 0o600 }).catch((error) => Promise.reject(fileError(path, error)));
    else await removeFile(path);
  }

  /** What happens from now on, here and by others. */
  listen(accepts: (event: E) => boolean, signal: AbortSignal | undefined): ReturnType<EventHub<E>["listen"]> {
    return this.events.listen(accepts, signal, async () => {
      await this.refresh();
      this.#watch();
    });
  }

  assertActive(entry: Entry<T>): Kept<T> {
    if (entry.live === undefined) throw this.wrongState(entry, "it is not active");
    return entry.live;
  }

  assertInactive(entry: Entry<T>): void {
    if (entry.live !== undefined) throw this.wrongState(entry, "it is active");
  }

  wrongState({ name }: Identity, detail: string): LibvirtError {
    return this.error(ErrorNumber.OPERATION_INVALID, `${this.kind.noun} '${name}'`, detail);
  }

  error(code: ErrorNumber, info: string, detail: string): LibvirtError {
    return new LibvirtError({ code, domain: this.kind.domain, info, detail });
  }

  close(): void {
    this.#unwatch();
  }

  get #autostart(): string {
    return join(this.#folder, "autostart");
  }

  /** What is active is so until the host ends. */
  get #activeFolder(): string {
    return join(this.#folder, "active", bootId() ?? "0");
  }

  /** Makes the folders; what starts with the host is active in the first look after its start. */
  async #prepare(): Promise<void> {
    const definitions = join(this.#folder, "definitions");
    const now = this.#activeFolder;
    if ((await exists(definitions)) && (await exists(now))) return;
    const lock = await this.#lock(undefined);
    try {
      for (const folder of [this.#autostart, dirname(now)])
        await mkdir(folder, { recursive: true, mode: 0o700 });
      if (!(await exists(definitions))) await this.#begin(definitions);
      if (!(await exists(now))) await this.#boot(dirname(now), now);
    } finally {
      lock.release();
    }
  }

  async #begin(definitions: string): Promise<void> {
    const fresh = `${definitions}.tmp`;
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    const document = this.#initial();
    await new Definitions(fresh, this.kind.codec, this.#host.warn).put(document);
    await writeFile(join(this.#autostart, document.uuid), "", { mode: 0o600 });
    await rename(fresh, definitions);
  }

  async #boot(booted: string, now: string): Promise<void> {
    for (const name of await readdir(booted)) await rm(join(booted, name), { recursive: true });
    const fresh = `${now}.tmp`;
    await mkdir(fresh, { mode: 0o700 });
    await this.#definitions.refresh();
    const begun = new Definitions(fresh, this.kind.codec, this.#host.warn);
    for (const uuid of await namesIn(this.#autostart)) {
      const document = this.#definitions.get(uuid);
      if (document === undefined) continue;
      await this.kind
        .assertStartable(document)
        .then(() => begun.put(document))
        .catch((error) => this.#host.warn(error));
    }
    await rename(fresh, now);
  }

  #lock(signal: AbortSignal | undefined): Promise<Lock> {
    const { noun } = this.kind;
    return Lock.take(this.#host.lockName(noun), { timeout: patience, signal, what: `${noun}s` });
  }

  #watch(): void {
    if (this.#watchers.length > 0 || this.events.size === 0) return;
    this.#watchers = [join(this.#folder, "definitions"), this.#activeFolder].map((folder) =>
      watch(folder, { persistent: false }, () => void this.refresh().catch(() => {})).on("error", () => {}),
    );
  }

  #unwatch(): void {
    for (const watcher of this.#watchers.splice(0)) watcher.close();
  }

  #tell({ name, uuid }: Identity, change: Change): void {
    this.events.emit(this.kind.event({ name, uuid }, change));
  }

  #missing(what: string): never {
    throw new LibvirtError({
      code: this.kind.missing,
      domain: this.kind.domain,
      info: `${this.kind.noun} with ${what}`,
    });
  }
}
