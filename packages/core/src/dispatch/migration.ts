import {
  aborted,
  type CallOptions,
  checkAborted,
  type DomainMigrateCookie,
  type DomainMigrateFinish,
  type DomainMigratePrepare,
  type DomainRef,
  DomainState,
  DriverFeature,
  describeDomain,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  type OperationName,
  type Operations,
  type TypedParams,
} from "@libvirt-ts/driver";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import { asLibvirtError } from "../errors/error-handlers.js";
import type { Result } from "./dispatch.js";

const { CHANGE_PROTECTION, OFFLINE, PAUSED, TUNNELLED } = DomainMigrateFlags;

/** One of the two connections of a migration: how its drivers are asked, without storing what fails. */
export interface MigrationSide {
  supports(operation: OperationName): boolean;
  ask<K extends OperationName>(operation: K, ...args: Parameters<Operations[K]>): Promise<Result<K>>;
  /** Tells the connection's user of what went wrong besides. */
  warn(warning: LibvirtError): void;
}

/** The steps that each side has to know. */
const steps = {
  source: ["domainMigrateBegin3Params", "domainMigratePerform3Params", "domainMigrateConfirm3Params"],
  destination: ["domainMigratePrepare3Params", "domainMigrateFinish3Params"],
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;

/**
 * Moves a guest from one connection to another, as version 3 of libvirt's migration goes: begin at the source, prepare at
 * the destination, perform at the source, finish at the destination, confirm at the source. Whatever fails, the guest is
 * on one of the two: what was prepared is finished as cancelled, and the source told to let it run on. Who aborts stops
 * the transfer; after it, the guest is taken back.
 */
export class Migration {
  readonly #source: MigrationSide;
  readonly #destination: MigrationSide;
  readonly #domain: DomainRef;

  constructor(source: MigrationSide, destination: MigrationSide, domain: DomainRef) {
    this.#source = source;
    this.#destination = destination;
    this.#domain = domain;
  }

  /** The guest at the destination. `given` are parameters of `migrateFields`, `wanted` are `DomainMigrateFlags`. */
  async run(given: TypedParams, wanted: number, options: CallOptions | undefined): Promise<DomainRef> {
    const flags = await this.#flags(wanted, options);
    const begun = await this.#source.ask("domainMigrateBegin3Params", this.#domain, given, flags, options);
    const { name } = this.#domain;
    const params: TypedParams = {
      ...(name !== undefined && { destination_name: name }),
      ...given,
      destination_xml: begun.xml,
    };
    let prepared: DomainMigratePrepare;
    try {
      checkAborted(ErrorDomain.DOM, options);
      prepared = await this.#destination.ask(
        "domainMigratePrepare3Params",
        params,
        begun.cookie,
        flags,
        options,
      );
    } catch (failure) {
      // Nothing has been sent; a source that holds the guest for this migration lets go of it.
      if ((flags & CHANGE_PROTECTION) !== 0) await this.#confirm(params, undefined, flags, true);
      throw failure;
    }
    const to = prepared.uri === undefined ? params : { ...params, migrate_uri: prepared.uri };
    const sent = await this.#attempt(() => this.#perform(to, prepared.cookie, flags, options));
    return this.#settle(to, flags, sent);
  }

  /** Refuses what one of the sides cannot; adds that the source keeps others off the guest, where it can, and that it stands still. */
  async #flags(wanted: number, options: CallOptions | undefined): Promise<number> {
    if ((wanted & TUNNELLED) !== 0) {
      throw refused(ErrorNumber.INVALID_ARG, "a tunnel is between the daemons: set PEER2PEER with TUNNELLED");
    }
    for (const [side, connection] of Object.entries(this.#sides)) {
      const missing = steps[side as keyof typeof steps].find((step) => !connection.supports(step));
      if (
        missing !== undefined ||
        (await this.#has(connection, DriverFeature.MIGRATION_PARAMS, options)) === false
      )
        throw refused(ErrorNumber.NO_SUPPORT, `the ${side} takes no part in migrations that a client leads`);
      if (
        (wanted & OFFLINE) !== 0 &&
        (await this.#has(connection, DriverFeature.MIGRATION_OFFLINE, options)) === false
      )
        throw refused(ErrorNumber.ARGUMENT_UNSUPPORTED, `the ${side} cannot move a guest that does not run`);
    }
    const protects =
      (await this.#has(this.#source, DriverFeature.MIGRATE_CHANGE_PROTECTION, options)) === true;
    const isPaused = await this.#isPaused(options);
    return (wanted | (protects ? CHANGE_PROTECTION : 0) | (isPaused ? PAUSED : 0)) >>> 0;
  }

  /** Whether the guest stands still. The destination would start it, were it not told. */
  async #isPaused(options: CallOptions | undefined): Promise<boolean> {
    if (!this.#source.supports("domainGetInfo")) return false;
    const { state } = await this.#source.ask("domainGetInfo", this.#domain, options);
    return state === DomainState.PAUSED;
  }

  get #sides(): Readonly<Record<keyof typeof steps, MigrationSide>> {
    return { source: this.#source, destination: this.#destination };
  }

  /** Undefined where a side cannot be asked for features: then its steps say themselves what they cannot. */
  async #has(
    side: MigrationSide,
    feature: number,
    options: CallOptions | undefined,
  ): Promise<boolean | undefined> {
    return side.supports("supportsFeature") ? side.ask("supportsFeature", feature, options) : undefined;
  }

  /** The transfer. It is never left alone: who aborts ends the guest's job, and with it the transfer. */
  async #perform(
    to: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    options: CallOptions | undefined,
  ): Promise<DomainMigrateCookie> {
    checkAborted(ErrorDomain.DOM, options);
    if (to.migrate_uri === undefined) {
      throw refused(ErrorNumber.INTERNAL_ERROR, "the destination does not say where it waits for the guest");
    }
    const { signal, ...others } = options ?? {};
    // Where the job cannot be ended, the transfer itself says what became of it.
    const stop = () => void this.#attempt(() => this.#source.ask("domainAbortJob", this.#domain, 0));
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await this.#source.ask(
        "domainMigratePerform3Params",
        this.#domain,
        undefined,
        to,
        cookie,
        flags,
        others,
      );
    } catch (failure) {
      throw signal?.aborted ? aborted(ErrorDomain.DOM, signal) : failure;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Once something was sent, the destination's word decides on which side the guest runs; it is asked in any case. */
  async #settle(to: TypedParams, flags: number, sent: Outcome<DomainMigrateCookie>): Promise<DomainRef> {
    const finished: Outcome<DomainMigrateFinish> = await this.#attempt(() =>
      this.#destination.ask(
        "domainMigrateFinish3Params",
        to,
        sent.value?.cookie,
        flags,
        sent.failure !== undefined,
      ),
    );
    const there = finished.value?.domain;
    await this.#confirm(to, finished.value?.cookie, flags, there === undefined);
    if (there === undefined) {
      const silent = `${describeDomain(this.#domain)} did not start at the destination`;
      throw sent.failure ?? finished.failure ?? refused(ErrorNumber.OPERATION_FAILED, silent);
    }
    if (sent.failure !== undefined) this.#warn(sent.failure, "the guest moved in spite of it");
    return there;
  }

  /** The last word to the source. What fails now is told as a warning: it is known already which side has the guest. */
  async #confirm(
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    cancelled: boolean,
  ): Promise<void> {
    const confirmed = await this.#attempt(() =>
      this.#source.ask("domainMigrateConfirm3Params", this.#domain, params, cookie, flags, cancelled),
    );
    const left = cancelled ? "the source may not run it again" : "it may be left paused at the source";
    if (confirmed.failure !== undefined) this.#warn(confirmed.failure, left);
  }

  async #attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return { value: await work() };
    } catch (failure) {
      return { failure };
    }
  }

  #warn(thrown: unknown, left: string): void {
    const cause = asLibvirtError(thrown, FUNCTION);
    this.#source.warn(
      new LibvirtError({
        code: ErrorNumber.OPERATION_FAILED,
        domain: ErrorDomain.DOM,
        level: ErrorLevel.WARNING,
        info: FUNCTION,
        detail: `${describeDomain(this.#domain)}: ${left}: ${cause.message}`,
        cause,
      }),
    );
  }
}

interface Outcome<T> {
  readonly value?: T;
  readonly failure?: unknown;
}

const FUNCTION = "virDomainMigrate3";

function refused(code: ErrorNumber, detail: string): LibvirtError {
  return new LibvirtError({ code, domain: ErrorDomain.DOM, info: FUNCTION, detail });
}
