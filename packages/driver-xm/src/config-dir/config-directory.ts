import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import type { ConfDocument } from "@libvirt-ts/xm-conf";
import { fileError, isErrno, xmError } from "../errors.js";
import { ConfigCache, type EntryChange } from "./cache.js";
import { type ConfigEntry, documentOf, entryOf } from "./entry.js";
import { fileNameProblem } from "./file-names.js";
import { FolderLock } from "./lock.js";
import { newContent } from "./new-content.js";
import { readConfigFile, stampAt } from "./read-file.js";
import { createFile, removeFile, renameFile, replaceFile, type Workshop } from "./write-file.js";

export interface ConfigDirectoryOptions {
  /** Told, once each, of files that cannot be read, or that are no configuration, until they change. */
  readonly warn?: (path: string, cause: unknown) => void;
  /** False for a folder whose changes cause no events, on a network that we do not recognise. Default: true. */
  readonly watch?: boolean;
  /** Milliseconds to wait for others that write to the folder. Default: 10,000. */
  readonly lockTimeout?: number;
}

/** What is to be defined. */
export interface Definition {
  readonly name: string;
  /** Absent: that of a domain that is the same to the last key, else a new one. */
  readonly uuid?: string;
  /** The uuid of a new domain that says none: that of a guest which runs under its name. */
  readonly running?: string;
}

/** The folder beside the files for locks and for what is not finished; hidden, so that no scan looks at it. */
const SCRATCH_FOLDER = ".libvirt-ts";
/** How often a change is tried again when somebody who knows no locks writes to the same file at the same time. */
const ATTEMPTS = 10;

/**
 * A folder of configuration files, one for each domain, read and written together with others: every question sees what
 * happened in the folder before it was asked, a file is always whole, and of two who change a file at the same time
 * neither loses what the other one did.
 */
export class ConfigDirectory {
  readonly #cache: ConfigCache;
  readonly #workshop: Workshop;
  readonly #lockTimeout: number;
  readonly #listeners = new Set<(change: EntryChange) => void>();
  #closed = false;

  constructor(
    readonly folder: string,
    { warn = () => {}, watch = true, lockTimeout = 10_000 }: ConfigDirectoryOptions = {},
  ) {
    this.#workshop = { folder, scratch: join(folder, SCRATCH_FOLDER) };
    this.#lockTimeout = lockTimeout;
    this.#cache = new ConfigCache(
      folder,
      watch,
      warn,
      (change) => {
        for (const listener of this.#listeners) listener(change);
      },
      () => {
        if (this.#listeners.size > 0 && !this.#closed) this.#refresh().catch(() => {});
      },
    );
  }

  /** All domains, in no order. Of several files with one name, only one counts: `NAME.cfg`, else `NAME`, else the first. */
  async entries(): Promise<ConfigEntry[]> {
    await this.#refresh();
    return this.#cache.entries();
  }

  /** Throws NO_DOMAIN. */
  async byName(name: string): Promise<ConfigEntry> {
    await this.#refresh();
    const entry = this.#cache.byName(name);
    if (entry === undefined) throw noDomain(ErrorDomain.XENXM, `'${name}'`);
    return entry;
  }

  /** The domain of a uuid; of several, as copies have it, the one that counts first. Throws NO_DOMAIN. */
  async byUuid(uuid: string): Promise<ConfigEntry> {
    await this.#refresh();
    const [entry] = this.#cache.byUuid(uuid);
    if (entry === undefined) throw noDomain(ErrorDomain.XENXM, uuid);
    return entry;
  }

  /**
   * The domain of a reference, which may have another name by now. Throws NO_DOMAIN, and OPERATION_INVALID where several
   * domains have the uuid and none of them the name: nothing is done to another one.
   */
  async find(ref: DomainRef): Promise<ConfigEntry> {
    await this.#refresh();
    const entries = this.#cache.byUuid(ref.uuid);
    const [first] = entries;
    if (first === undefined) throw noDomain(ErrorDomain.XENXM, describeDomain(ref));
    const names = new Set(entries.map(({ name }) => name));
    if (names.size === 1) return first;
    const named = entries.find(({ name }) => name === ref.name);
    if (named !== undefined) return named;
    const candidates = [...names].map((name) => `'${name}'`).join(", ");
    throw operationInvalid(ErrorDomain.XENXM, `uuid ${ref.uuid}`, `it is that of ${candidates}`);
  }

  /**
   * Writes a domain's file: a new one of the domain's name, or the one it has. `make` is given its uuid, and the file as
   * it is if there is one. Throws DOM_EXIST when only one of name and uuid is known (or the name alone is said, and the
   * file says another domain), or a file of another kind bears the name, and CONFIG_UNSUPPORTED for a name that no file can have.
   */
  define(
    { name, uuid, running }: Definition,
    make: (uuid: string, base: ConfDocument | undefined) => ConfDocument,
    signal?: AbortSignal,
  ): Promise<ConfigEntry> {
    return this.#locked(signal, async () => {
      const known = this.#claimed(name, uuid);
      if (known !== undefined) {
        await this.#rewrite(known, (document) => {
          const before = document.format();
          const made = make(known.uuid, document);
          if (uuid === undefined && made.format() !== before)
            throw xmError(ErrorNumber.DOM_EXIST, `'${name}'`, `its uuid is ${known.uuid}`);
          return uuid === undefined ? undefined : made;
        });
      } else {
        const problem = fileNameProblem(name);
        if (problem !== undefined) throw xmError(ErrorNumber.CONFIG_UNSUPPORTED, `'${name}'`, problem);
        await this.#create(name, make(uuid ?? running ?? randomUUID(), undefined).format());
      }
      return this.byName(name);
    });
  }

  /** Changes a domain's file: what `change` makes of it as it is at that moment. Throws NO_DOMAIN. */
  update(
    ref: DomainRef,
    change: (document: ConfDocument) => ConfDocument,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#locked(signal, async () => {
      await this.#rewrite(await this.find(ref), change);
      await this.#refresh();
    });
  }

  /**
   * Gives a domain another name, and its file if that bears the name. Throws NO_DOMAIN, DOM_EXIST when the name or the
   * file's is taken, and CONFIG_UNSUPPORTED for a name that no file can have.
   */
  rename(ref: DomainRef, name: string, signal?: AbortSignal): Promise<ConfigEntry> {
    return this.#locked(signal, async () => {
      const entry = await this.find(ref);
      if (entry.name === name) return entry;
      const problem = fileNameProblem(name);
      if (problem !== undefined) throw xmError(ErrorNumber.CONFIG_UNSUPPORTED, `'${name}'`, problem);
      const named = this.#cache.byName(name);
      if (named !== undefined) throw xmError(ErrorNumber.DOM_EXIST, `'${name}'`, `its uuid is ${named.uuid}`);
      const file = renamed(entry, name);
      if (file !== entry.file) await this.#requireFree(file);
      // A uuid that was derived from the path must not change with it.
      await this.#rewrite(entry, (document) => {
        document.set("name", name);
        return document;
      });
      if (file !== entry.file) await renameFile(this.#workshop, entry.file, file);
      return this.find({ uuid: entry.uuid, name });
    });
  }

  /** Removes a domain's file. Throws NO_DOMAIN. */
  remove(ref: DomainRef, signal?: AbortSignal): Promise<void> {
    return this.#locked(signal, async () => {
      const { file } = await this.find(ref);
      await removeFile(this.folder, file);
      await this.#refresh();
    });
  }

  /** Calls a listener with every change, others' included where the folder can be watched, until the result is called. */
  listen(listener: (change: EntryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#cache.close();
  }

  async #refresh(): Promise<void> {
    try {
      await this.#cache.refresh();
    } catch (error) {
      throw fileError(this.folder, error);
    }
  }

  /** The domain that a name and a uuid belong to, if they belong together. */
  #claimed(name: string, uuid: string | undefined): ConfigEntry | undefined {
    const named = this.#cache.byName(name);
    if (named !== undefined && (uuid === undefined || named.uuid === uuid)) return named;
    if (named !== undefined) throw xmError(ErrorNumber.DOM_EXIST, `'${name}'`, `its uuid is ${named.uuid}`);
    const [other] = uuid === undefined ? [] : this.#cache.byUuid(uuid);
    if (other !== undefined)
      throw xmError(ErrorNumber.DOM_EXIST, `uuid ${uuid}`, `it is that of '${other.name}'`);
    return undefined;
  }

  async #locked<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    try {
      await this.#refresh();
      const lock = await FolderLock.take(this.#workshop.scratch, this.#lockTimeout, signal);
      try {
        await this.#refresh();
        return await work();
      } finally {
        lock.release();
      }
    } catch (error) {
      throw isErrno(error, ...WRITE_ERRORS) ? fileError(this.folder, error) : error;
    }
  }

  async #requireFree(file: string): Promise<void> {
    const path = join(this.folder, file);
    if ((await stampAt(path).catch(() => undefined)) === undefined) return;
    throw xmError(ErrorNumber.DOM_EXIST, path, "a file of this name describes something else");
  }

  async #create(file: string, text: string): Promise<void> {
    try {
      await createFile(this.#workshop, file, newContent(text, join(this.folder, file)));
    } catch (error) {
      if (!isErrno(error, "EEXIST")) throw error;
      throw xmError(
        ErrorNumber.DOM_EXIST,
        join(this.folder, file),
        "a file of this name describes something else",
      );
    }
  }

  /**
   * Reads, changes and replaces a file; again if somebody without a lock replaced it meanwhile. A change to nothing leaves it as
   * it is.
   */
  async #rewrite(
    entry: ConfigEntry,
    change: (document: ConfDocument) => ConfDocument | undefined,
  ): Promise<void> {
    const path = join(this.folder, entry.file);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const content = await readConfigFile(path);
      const current = entryOf(this.folder, entry.file, content);
      if (current === undefined || (current.hasUuid && current.uuid !== entry.uuid)) {
        throw noDomain(ErrorDomain.XENXM, `'${entry.name}'`);
      }
      const text = change(documentOf({ ...current, uuid: entry.uuid }))?.format();
      if (text === undefined || text === content.text) return;
      const replacement = newContent(text, path, content);
      if (await replaceFile(this.#workshop, entry.file, replacement, content.stamp)) return;
    }
    throw xmError(ErrorNumber.RESOURCE_BUSY, path, "somebody else keeps writing to it");
  }
}

/** What a domain's file is called when the domain is: it keeps its ending, and a name of its own altogether. */
function renamed({ file, name }: ConfigEntry, to: string): string {
  if (file !== name && !file.startsWith(`${name}.`)) return file;
  const renamed = `${to}${file.slice(name.length)}`;
  return fileNameProblem(renamed) === undefined ? renamed : file;
}

/** What a file system says of a write that it cannot do. */
const WRITE_ERRORS = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EIO",
  "EFBIG",
  "ENOENT",
  "ENOTDIR",
  "ENAMETOOLONG",
  "EMFILE",
  "ENFILE",
];
