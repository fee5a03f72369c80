import {
  type CallOptions,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { xlError } from "./errors.js";
import type { XlCommand } from "./xl-command.js";
import { parseList, type XlDomain } from "./xl-json.js";

/** What `xl list` shows of a running guest at one moment. */
export interface GuestState {
  readonly paused: boolean;
  readonly shutdown: boolean;
  readonly crashed: boolean;
  readonly dying: boolean;
}

/** The running guests, as xl knows them: found by uuid, addressed by id, changed by one command at a time. */
export class Guests {
  readonly #xl: XlCommand;
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(xl: XlCommand) {
    this.#xl = xl;
  }

  async list(options?: CallOptions): Promise<XlDomain[]> {
    return parseList(await this.#xl.run({ args: ["list", "-l"], purpose: "list domains" }, options));
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
    if (status !== 0) return undefined;
    const letters = /\s([r-])([b-])([p-])([s-])([c-])([d-])\s+[\d.]+\s*$/.exec(output);
    if (letters === null) throw xlError(ErrorNumber.RPC, "xl list", "expected six letters of state");
    const [, , , paused, shutdown, crashed, dying] = letters;
    return {
      paused: paused === "p",
      shutdown: shutdown === "s",
      crashed: crashed === "c",
      dying: dying === "d",
    };
  }

  /** Throws OPERATION_INVALID unless the guest is in a state in which it can react. */
  async assertRunning(guest: XlDomain, options?: CallOptions): Promise<void> {
    const state = await this.state(guest.id, options);
    if (state === undefined) throw noDomain(ErrorDomain.LIBXL, `'${guest.name}'`);
    const invalid = (detail: string) => operationInvalid(ErrorDomain.LIBXL, `domain '${guest.name}'`, detail);
    if (state.crashed) throw invalid("it has crashed");
    if (state.shutdown || state.dying) throw invalid("it is shut down already");
    if (state.paused) throw invalid("it is paused and cannot react; resume it first");
  }

  /**
   * Runs what changes a domain, one after the other for each domain: libxl's locks would make a second command wait, or
   * fail. One that we no longer wait for still counts.
   */
  async exclusively<T>(uuid: string, work: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(uuid) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#busy.set(uuid, mine);
    try {
      return await mine;
    } finally {
      if (this.#busy.get(uuid) === mine) this.#busy.delete(uuid);
    }
  }
}

/** How a domain object refers to a running guest. */
export function guestRef({ uuid, name, id }: XlDomain): DomainRef {
  return { uuid, name, id };
}
