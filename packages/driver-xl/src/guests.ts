import { setTimeout as delay } from "node:timers/promises";
import {
  type CallOptions,
  checkAborted,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { xlError } from "./errors.js";
import type { Journal } from "./journal.js";
import type { JournalEntry } from "./journal-entry.js";
import type { Guest, Look, Nameless } from "./look.js";
import { isWatched, type MonitorFolders, type Watched } from "./monitors.js";
import { failureOf, wasKilled, type XlCommand, type XlRun } from "./xl-command.js";
import { parseList, type XlDomain } from "./xl-json.js";

/** Milliseconds in which a guest that reboots is back: its disks are let go and taken again, its memory is cleared. */
const returnTime = 30_000;
/** Milliseconds that a mere look-up waits for it. */
const lookUpTime = 5000;
/** Milliseconds between two looks for it. */
const lookTime = 20;

/** The running guests: found by uuid, addressed by id, changed by one command at a time. */
export class Guests {
  readonly #xl: XlCommand;
  readonly #journal: Journal;
  readonly #look: Look;
  readonly #folders: MonitorFolders;

  constructor(xl: XlCommand, journal: Journal, look: Look, folders: MonitorFolders) {
    this.#xl = xl;
    this.#journal = journal;
    this.#look = look;
    this.#folders = folders;
  }

  /** Whether somebody makes a guest, or may make it again. */
  isWatched(who: Watched): Promise<boolean> {
    return isWatched(this.#folders, who);
  }

  /**
   * The running guest of a reference; one that is on its way back from a reboot is waited for. Throws NO_DOMAIN, and
   * OPERATION_INVALID when several guests share the uuid and neither id nor name tells which is meant.
   */
  async find(ref: DomainRef, options?: CallOptions): Promise<Guest> {
    const guest = (await this.now(ref, options)) ?? (await this.returning(ref, options));
    if (guest === undefined) throw noDomain(ErrorDomain.LIBXL, describeDomain(ref));
    return guest;
  }

  /** The running guest of a reference at this moment; of those that share its uuid the living, if there are any. */
  async now(ref: DomainRef, options?: CallOptions): Promise<Guest | undefined> {
    const all = await this.#look.withUuid(ref.uuid, options);
    const alive = all.filter(({ state }) => state !== "dying");
    const candidates = alive.length > 0 ? alive : all;
    if (candidates.length < 2) return candidates[0];
    const meant = candidates.find(({ id, name }) => id === ref.id && name === ref.name);
    if (meant !== undefined) return meant;
    const names = candidates.map(({ id, name }) => `'${name}' (id ${id})`).join(", ");
    throw operationInvalid(ErrorDomain.LIBXL, `uuid ${ref.uuid}`, `several guests have it: ${names}`);
  }

  /** As `now`, of a guest whose name the reference tells: by the hypervisor alone, unless several are meant. */
  async known(ref: DomainRef, options?: CallOptions): Promise<Named | undefined> {
    const { name } = ref;
    if (name === undefined) return this.now(ref, options);
    const alive = (await this.#look.nameless(ref.uuid, options)).filter(({ state }) => state !== "dying");
    return alive.length === 1 ? { ...alive[0]!, name } : this.now(ref, options);
  }

  /** A guest that is not there at this moment, but that an xl is about to bring back. */
  returning(ref: DomainRef, options?: CallOptions): Promise<Guest | undefined> {
    return this.#awaited(ref, () => this.now(ref, options), returnTime, options);
  }

  /** The same for a look-up, which waits less and may know nothing but a name. */
  lookUpReturning(who: Watched, options?: CallOptions): Promise<Guest | undefined> {
    const { uuid, name = "" } = who;
    const look = async () =>
      uuid === undefined ? (await this.#look.withName(name, options)).at(-1) : this.now({ uuid }, options);
    return this.#awaited(who, look, lookUpTime, options);
  }

  async #awaited(
    who: Watched,
    look: () => Promise<Guest | undefined>,
    time: number,
    options: CallOptions | undefined,
  ): Promise<Guest | undefined> {
    for (const deadline = performance.now() + time; performance.now() < deadline; ) {
      checkAborted(ErrorDomain.LIBXL, options);
      // In this order: who brought it back may have ended since.
      const watched = await this.isWatched(who);
      const guest = await look();
      if (guest !== undefined) return guest;
      if (!watched || (await this.#isAnothers(who, options))) return undefined;
      await delay(lookTime);
    }
    return undefined;
  }

  /** Whether a name that is watched is that of a living guest of another uuid: then nobody is about to come back. */
  async #isAnothers({ uuid, name }: Watched, options: CallOptions | undefined): Promise<boolean> {
    if (uuid === undefined || name === undefined) return false;
    const named = await this.#look.withName(name, options);
    return named.some((guest) => guest.uuid !== uuid && guest.state !== "dying");
  }

  /** The guest with an id at this moment. */
  at(id: number, options?: CallOptions): Promise<Guest | undefined> {
    return this.#look.withId(id, options);
  }

  /** Throws DOM_EXIST when a guest has a name or uuid. */
  async assertFree(name: string, uuid: string, options?: CallOptions): Promise<void> {
    const [named, known] = await Promise.all([
      this.#look.withName(name, options),
      this.#look.withUuid(uuid, options),
    ]);
    const taken = [...named, ...known].find(({ state }) => state !== "dying");
    if (taken === undefined) return;
    throw xlError(ErrorNumber.DOM_EXIST, `domain '${taken.name}'`, `it is active with id ${taken.id}`);
  }

  /** Whether a guest has a name. */
  async isNamed(name: string, options?: CallOptions): Promise<boolean> {
    return (await this.#look.withName(name, options)).length > 0;
  }

  /** libxl's record of a guest. Throws NO_DOMAIN when it is gone, though it may be back under another id. */
  async record({ id, uuid, name }: Guest, options?: CallOptions): Promise<XlDomain> {
    const run = { args: ["list", "-l", `${id}`], purpose: `describe domain '${name}'` };
    const known = parseList(await this.#xl.run(run, options)).find((domain) => domain.id === id);
    if (known?.uuid !== uuid) throw noDomain(ErrorDomain.LIBXL, `'${name}'`);
    return known;
  }

  /**
   * Has xl make a guest of a uuid that no guest has. An xl that fails clears away what it made; what one leaves behind that
   * is killed, paused and without a record of libxl, is destroyed here. Undefined for a guest that has ended since.
   */
  async make(who: DomainRef, run: XlRun, options?: CallOptions): Promise<Named | undefined> {
    const result = await this.#xl.try(run, options);
    if (result.status === 0) return (await this.known(who, options)) ?? this.returning(who, options);
    if (wasKilled(result.status)) await this.#clearAway(who.uuid);
    throw failureOf(run, result);
  }

  async #clearAway(uuid: string): Promise<void> {
    const purpose = "clear away what a killed xl left";
    const rowsOf = async (...which: string[]) => {
      const { output } = await this.#xl.try({ args: ["list", "-v", ...which], purpose });
      return Array.from(
        output.matchAll(/\s(\d+)\s+\d+\s+\d+\s+[-rbpscd]{6}\s+[\d.]+\s+([0-9a-f-]{36})\s.*$/gm),
        ([, id, known]) => ({ id: id!, uuid: known }),
      );
    };
    for (const { id } of (await rowsOf()).filter((row) => row.uuid === uuid)) {
      // A name may look like a row, but it cannot be the end of the last one.
      const last = (await rowsOf(id)).at(-1);
      if (last?.id === id && last.uuid === uuid) await this.#xl.try({ args: ["destroy", id], purpose });
    }
  }

  /**
   * Does what changes a guest while nobody else does, here or in another process: libxl's locks would make a second
   * command wait, or fail. One that we no longer wait for still counts. Throws RESOURCE_BUSY.
   */
  async exclusively<T>(
    uuid: string,
    purpose: string,
    work: (task: GuestTask) => Promise<T>,
    options?: CallOptions,
  ): Promise<T> {
    const entry = await this.#journal.begin({ guest: uuid, purpose }, options);
    try {
      return await work({ entry, purpose });
    } finally {
      this.#journal.release(entry);
    }
  }

  /** As `exclusively`, for what starts no process and is done at once: it only waits for who is at work already. */
  async briefly<T>(uuid: string, purpose: string, work: () => Promise<T>, options?: CallOptions): Promise<T> {
    if (!this.#journal.isTaken(uuid)) return work();
    return this.exclusively(uuid, purpose, work, options);
  }
}

/** A running guest by what is told of it first. */
export type Named = Nameless & Pick<Guest, "name">;

/** A change of a guest that is under way; given to the one run of xl that is its deed. */
export interface GuestTask {
  readonly entry: JournalEntry;
  readonly purpose: string;
}

/** Throws OPERATION_INVALID for a guest that has ended, or that somebody still makes. */
export function assertAlive({ name, state }: Guest): void {
  const invalid = (detail: string) => operationInvalid(ErrorDomain.LIBXL, `domain '${name}'`, detail);
  if (state === "crashed") throw invalid("it has crashed");
  if (state === "shutdown" || state === "dying") throw invalid("it is shut down already");
  if (state === "constructing") throw invalid("it is still under construction");
}

/** Throws OPERATION_INVALID unless the guest is in a state in which it can react. */
export function assertRunning(guest: Guest): void {
  assertAlive(guest);
  if (guest.state !== "paused") return;
  const detail = "it is paused and cannot react; resume it first";
  throw operationInvalid(ErrorDomain.LIBXL, `domain '${guest.name}'`, detail);
}

/** How a domain object refers to a running guest. */
export function guestRef({ uuid, name, id }: Named): Required<DomainRef> {
  return { uuid, name, id };
}
