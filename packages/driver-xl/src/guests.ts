import {
  type CallOptions,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { codeOf, xlError } from "./errors.js";
import type { Journal } from "./journal.js";
import type { JournalEntry } from "./journal-entry.js";
import { ending, failureOf, saying, wasKilled, type XlCommand, type XlRun } from "./xl-command.js";
import { parseList, type XlDomain } from "./xl-json.js";

/** What `xl list` shows of a running guest at one moment. */
export interface GuestState {
  readonly paused: boolean;
  readonly shutdown: boolean;
  readonly crashed: boolean;
  readonly dying: boolean;
  readonly vcpus: number;
  /** MiB that it has at this moment. */
  readonly memory: number;
}

/** The running guests, as xl knows them: found by uuid, addressed by id, changed by one command at a time. */
export class Guests {
  readonly #xl: XlCommand;
  readonly #journal: Journal;

  constructor(xl: XlCommand, journal: Journal) {
    this.#xl = xl;
    this.#journal = journal;
  }

  async list(options?: CallOptions): Promise<XlDomain[]> {
    return parseList(await this.#xl.run({ args: ["list", "-l"], purpose: "list domains" }, options));
  }

  /**
   * Has xl make a guest of a uuid that no guest has. An xl that fails clears away what it made; what one leaves behind that
   * is killed, paused and without a record of libxl, is destroyed here.
   */
  async make(uuid: string, run: XlRun, options?: CallOptions): Promise<void> {
    const result = await this.#xl.try(run, options);
    if (result.status === 0) return;
    if (wasKilled(result.status)) await this.#clearAway(uuid);
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
   * The running guest of a reference. Throws NO_DOMAIN, and OPERATION_INVALID when several guests share the uuid and
   * neither id nor name tells which is meant.
   */
  async find(ref: DomainRef, options?: CallOptions): Promise<XlDomain> {
    const candidates = (await this.list(options)).filter(({ uuid }) => uuid === ref.uuid);
    const meant =
      candidates.length === 1
        ? candidates[0]
        : candidates.find(({ id, name }) => id === ref.id && name === ref.name);
    if (meant !== undefined) return meant;
    if (candidates.length === 0) throw noDomain(ErrorDomain.LIBXL, describeDomain(ref));
    const names = candidates.map(({ id, name }) => `'${name}' (id ${id})`).join(", ");
    throw operationInvalid(ErrorDomain.LIBXL, `uuid ${ref.uuid}`, `several guests have it: ${names}`);
  }

  /** The state of a guest; undefined when there is none of that id. */
  async state(id: number, options?: CallOptions): Promise<GuestState | undefined> {
    const run = { args: ["list", `${id}`], purpose: `list domain ${id}` };
    const { status, output } = await this.#xl.try(run, options);
    if (status !== 0) {
      if (codeOf(output) === ErrorNumber.NO_DOMAIN) return undefined;
      throw xlError(codeOf(output), run.purpose, `${ending(status)}${saying(output)}`);
    }
    // A name may hold anything, lines that look like rows too: only the end of the last one counts.
    const row = Array.from(
      output.matchAll(/\s(\d+)\s+(\d+)\s+([r-])([b-])([p-])([s-])([c-])([d-])\s+[\d.]+\s*$/gm),
    ).at(-1);
    if (row === undefined)
      throw xlError(ErrorNumber.RPC, "xl list", "expected memory, vcpus, six letters of state, and a time");
    const [, memory, vcpus, , , paused, shutdown, crashed, dying] = row;
    return {
      paused: paused === "p",
      shutdown: shutdown === "s",
      crashed: crashed === "c",
      dying: dying === "d",
      vcpus: Number(vcpus),
      memory: Number(memory),
    };
  }

  /** Throws OPERATION_INVALID unless the guest is in a state in which it can react. */
  async assertRunning(guest: XlDomain, options?: CallOptions): Promise<GuestState> {
    const state = await this.state(guest.id, options);
    if (state === undefined) throw noDomain(ErrorDomain.LIBXL, `'${guest.name}'`);
    const invalid = (detail: string) => operationInvalid(ErrorDomain.LIBXL, `domain '${guest.name}'`, detail);
    if (state.crashed) throw invalid("it has crashed");
    if (state.shutdown || state.dying) throw invalid("it is shut down already");
    if (state.paused) throw invalid("it is paused and cannot react; resume it first");
    return state;
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
      await this.#journal.release(entry);
    }
  }
}

/** A change of a guest that is under way; given to the one run of xl that is its deed. */
export interface GuestTask {
  readonly entry: JournalEntry;
  readonly purpose: string;
}

/** How a domain object refers to a running guest. */
export function guestRef({ uuid, name, id }: XlDomain): DomainRef {
  return { uuid, name, id };
}
