import { mkdir, readFile, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { fileError, isErrno } from "../errors.js";
import { Guest, type GuestListener } from "../guest/guest.js";
import { readLive } from "../guest/live-file.js";
import { namesIn, replaceFile } from "./files.js";
import { FolderStamp } from "./folder-stamp.js";
import { readRecord } from "./record.js";

const idName = /^[1-9]\d{0,6}$/;

/** What a look at the folder found. */
export interface GuestChanges {
  /** Guests that somebody else has started. */
  readonly started: readonly Guest[];
  /** Guests of whom somebody else has seen off the last. */
  readonly gone: readonly Guest[];
  /** Folders of guests that have ended, and that nobody has seen off. */
  readonly dead: readonly string[];
}

/** The guests of a node that run: a folder each, made when one starts and removed when it has ended. */
export class Guests {
  readonly #folder: string;
  readonly #listener: GuestListener;
  readonly #changes: FolderStamp;
  readonly #byUuid = new Map<string, Guest>();
  /** Folders of guests that are being started here. */
  readonly #own = new Set<string>();
  /** Folders of guests that somebody was starting when they were last looked at. */
  #starting = new Set<string>();
  /** By uuid, the names of folders of guests that had ended by then, and that nobody had seen off. */
  #dead = new Map<string, string>();

  constructor(folder: string, listener: GuestListener) {
    this.#folder = folder;
    this.#listener = listener;
    this.#changes = new FolderStamp(folder);
  }

  get(uuid: string): Guest | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The folder of a guest of that uuid which has ended, or did when it was last looked at, and need not have been seen off. */
  deadFolder(uuid: string): string | undefined {
    const name = this.#dead.get(uuid);
    return this.#byUuid.get(uuid)?.folder ?? (name && this.folderOf(name));
  }

  values(): Guest[] {
    return [...this.#byUuid.values()];
  }

  /** The names of the folders in which somebody starts a guest, or was killed while he did. */
  get starting(): Iterable<string> {
    return this.#starting;
  }

  async refresh(): Promise<GuestChanges> {
    const started: Guest[] = [];
    if (!this.#changes.hasChanged() && this.#starting.size === 0) return { started, gone: [], dead: [] };
    const dead = new Map<string, string>();
    const known = new Set(this.values().map(({ id }) => `${id}`));
    const starting = new Set<string>();
    const names = new Set((await namesIn(this.#folder)).filter((name) => idName.test(name)));
    for (const name of names) {
      if (known.has(name) || this.#own.has(name)) continue;
      const found = await this.#read(name);
      if (found === "starting") starting.add(name);
      else if ("ended" in found) dead.set(found.ended, name);
      else {
        started.push(found);
        this.#byUuid.set(found.uuid, found);
      }
    }
    this.#starting = starting;
    this.#dead = dead;
    const gone = this.values().filter(({ id }) => !names.has(`${id}`));
    return { started, gone, dead: [...dead.values()] };
  }

  /** Makes the folder of a new guest, which nobody else has. Called by who holds the node's lock. */
  async allocate(counter: string): Promise<{ readonly id: number; readonly folder: string }> {
    const last = Number(await readFile(counter, "utf8").catch(() => "0"));
    const used = (await namesIn(this.#folder)).filter((name) => idName.test(name)).map(Number);
    for (let id = Math.max(Number.isSafeInteger(last) ? last : 0, 0, ...used) + 1; ; id++) {
      const folder = join(this.#folder, `${id}`);
      try {
        await mkdir(folder, { mode: 0o700 });
      } catch (error) {
        if (isErrno(error, "EEXIST")) continue;
        throw fileError(folder, error);
      }
      this.#own.add(`${id}`);
      try {
        await replaceFile(counter, `${id}`, false);
        return { id, folder };
      } catch (error) {
        await this.giveUp(id);
        throw error;
      }
    }
  }

  /** Adds a guest that was started here; others are told to look. */
  async add(guest: Guest): Promise<void> {
    this.#byUuid.set(guest.uuid, guest);
    this.#own.delete(`${guest.id}`);
    const now = new Date();
    await utimes(this.#folder, now, now);
  }

  /** A guest that could not be started is no more: nor is its folder. */
  async giveUp(id: number): Promise<void> {
    await rm(this.folderOf(`${id}`), { recursive: true, force: true });
    this.#own.delete(`${id}`);
  }

  drop(guest: Guest): void {
    if (this.#byUuid.get(guest.uuid) === guest) this.#byUuid.delete(guest.uuid);
  }

  folderOf(name: string): string {
    return join(this.#folder, name);
  }

  async #read(name: string): Promise<Guest | "starting" | { readonly ended: string }> {
    const folder = this.folderOf(name);
    const record = await readRecord(folder);
    if (record === undefined || record.phase === "starting" || record.process === undefined)
      return "starting";
    const found = await readLive(folder, undefined);
    if (found === undefined) return { ended: record.uuid };
    const { uuid, name: called, process } = record;
    const init = { id: Number(name), uuid, name: called, folder, process, ...found };
    const guest = new Guest(init, this.#listener);
    return guest.isAlive ? guest : { ended: uuid };
  }
}
