import {
  type CallOptions,
  type ConnectionEvent,
  checkAborted,
  type ErrorConnection,
  ErrorDomain,
  type ErrorDomainObject,
  ErrorNumber,
  type EventOperationName,
  type EventStream,
  LibvirtError,
  type OperationName,
  type OperationRow,
  operationRow,
} from "@libvirt-ts/driver";
import { ConnectCloseReason } from "@libvirt-ts/driver/flags";
import { calls, observe } from "../diagnostics/diagnostics.js";
import { publicUri } from "../diagnostics/summary.js";
import type { ErrorSlot } from "../errors/error-handlers.js";
import { mergeEvents } from "../events/merge.js";
import { ArgumentChecks } from "./checks.js";
import { isPossible, type Learn, perform } from "./compositions.js";
import type { Dispatcher, Result } from "./dispatch.js";
import { spareDomain0 } from "./domain-0.js";
import type { MigrationSide } from "./migration.js";
import { Parameters } from "./parameters.js";
import { share, untilAborted } from "./until-aborted.js";

interface SessionParts {
  readonly dispatcher: Dispatcher;
  readonly errors: ErrorSlot;
  readonly readOnly: boolean;
  readonly uri: string | undefined;
}

/** On what a call is made: what its errors refer to, and who is told of a newer reference. */
export interface Subject {
  readonly conn?: ErrorConnection;
  readonly dom?: ErrorDomainObject;
  /** How debugging names the object. */
  readonly name?: () => string;
  readonly learn?: Learn | undefined;
}

const nothing: Learn = () => {};

/** Milliseconds in which what takes several operations may be undone, once its caller has aborted. */
const patienceForCompositions = 10_000;

/**
 * What a connection, its objects and the door for others share: the way in to the drivers, the error slot, the rules of
 * every call.
 */
export class Session {
  readonly dispatcher: Dispatcher;
  readonly errors: ErrorSlot;
  readonly readOnly: boolean;
  /** The URI as it was opened, `xen:///` where none was given. */
  readonly uri: string;
  /** Resolves with a `ConnectCloseReason` once the connection is at its end. */
  readonly ended: Promise<number>;
  readonly #parameters = new Parameters();
  readonly #closed = new AbortController();
  #isAlive = true;

  constructor({ dispatcher, errors, readOnly, uri }: SessionParts) {
    this.dispatcher = dispatcher;
    this.errors = errors;
    this.readOnly = readOnly;
    this.uri = uri ?? "xen:///";
    share(this.closed);
    const own = new Promise<number>((resolve) => {
      this.closed.addEventListener("abort", () => resolve(ConnectCloseReason.CLIENT), { once: true });
    });
    const peers = dispatcher.members.flatMap(({ connection }) => connection.closed ?? []);
    this.ended = Promise.race([own, ...peers]);
    this.ended.then(() => {
      this.#isAlive = false;
    });
  }

  /** Whether it is open and, as far as is known, has its peers. */
  get isAlive(): boolean {
    return this.#isAlive && !this.closed.aborted;
  }

  /** Aborts when the connection closes. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Refuses every call from now on, and ends all streams. */
  end(): void {
    this.#closed.abort();
  }

  /** Refuses every call from now on, then releases what the connection holds. */
  async closing(conn: ErrorConnection, release: () => Promise<void>): Promise<void> {
    this.end();
    try {
      const asked = () => ({ name: "virConnectClose", uri: publicUri(this.uri) });
      await observe(calls, asked, release);
    } catch (thrown) {
      throw this.errors.raise(thrown, "virConnectClose", conn);
    }
  }

  /** Whether an operation can be asked for, a read-only connection's refusals apart. */
  supports(operation: OperationName): boolean {
    return isPossible(this.dispatcher, operation);
  }

  /**
   * Does one operation: refuses it on a closed or read-only connection, for arguments that are not of its types and for a
   * caller that has aborted; stores and reports whatever fails.
   */
  call<K extends OperationName>(
    operation: K,
    args: readonly unknown[],
    subject: Subject,
  ): Promise<Result<K>> {
    // Nobody listens as a rule, and then not even closures are made.
    if (!calls.hasSubscribers) return this.#call(operation, args, subject);
    return observe(
      calls,
      () => ({
        name: operationRow(operation).c,
        uri: publicUri(this.uri),
        ...(subject.name !== undefined && { subject: subject.name() }),
      }),
      () => this.#call(operation, args, subject),
    );
  }

  async #call<K extends OperationName>(
    operation: K,
    args: readonly unknown[],
    { conn, dom, learn = nothing }: Subject,
  ): Promise<Result<K>> {
    const row = operationRow(operation);
    try {
      const checked = this.#admit(operation, row, args);
      const options = checked.at(-1) as CallOptions | undefined;
      share(options?.signal);
      const work = perform(this.dispatcher, operation, checked, learn);
      return await untilAborted(work, options?.signal, row.errors);
    } catch (thrown) {
      throw this.errors.raise(thrown, row.c, conn, dom);
    }
  }

  /**
   * Does what takes several operations: admits it as the first of them, under the name of a function of its own, and stores
   * and reports what it fails with, once. `act` is handed the checked arguments.
   */
  compose<T>(
    name: string,
    first: OperationName,
    args: readonly unknown[],
    { conn, dom, name: subject }: Subject,
    act: (checked: readonly unknown[]) => Promise<T>,
  ): Promise<T> {
    const asked = () => ({
      name,
      uri: publicUri(this.uri),
      ...(subject !== undefined && { subject: subject() }),
    });
    return observe(calls, asked, async () => {
      const row = { ...operationRow(first), c: name };
      try {
        const checked = this.#admit(first, row, args);
        const options = checked.at(-1) as CallOptions | undefined;
        share(options?.signal);
        return await untilAborted(act(checked), options?.signal, row.errors, patienceForCompositions);
      } catch (thrown) {
        throw this.errors.raise(thrown, name, conn, dom);
      }
    });
  }

  /**
   * This connection as one of the two sides of what another one leads under the name of a function. Throws INVALID_CONN
   * where it is closed, OPERATION_DENIED where it is read-only.
   */
  side(name: string): MigrationSide {
    const row = { c: name, errors: ErrorDomain.DOM };
    this.#refuseClosed(row);
    if (this.readOnly) refuseReadOnly({ ...row, readOnly: "denied" }, []);
    return {
      supports: (operation) => this.supports(operation),
      ask: (operation, ...args) => perform(this.dispatcher, operation, args, nothing),
      warn: (warning) => this.dispatcher.warn(warning),
    };
  }

  /** Events of all drivers that tell any, from now on. Throws at once where there are none, as `call` rejects. */
  events(operation: EventOperationName, args: readonly unknown[], { conn }: Subject): EventStream<object> {
    const row = operationRow(operation);
    try {
      const [filter, options] = this.#admit(operation, row, args) as [object, CallOptions | undefined];
      share(options?.signal);
      const members = this.dispatcher.implementers(operation);
      if (members.length === 0) throw this.dispatcher.unsupported(operation);
      const open = (signal: AbortSignal) =>
        members.map(({ connection }) => {
          const listen = connection[operation] as (
            filter: object,
            options: CallOptions,
          ) => EventStream<object>;
          return listen.call(connection, filter, { signal });
        });
      return mergeEvents(open, this.closed, options?.signal);
    } catch (thrown) {
      throw this.errors.raise(thrown, row.c, conn);
    }
  }

  /** What becomes of the connections to the peers, of all drivers that make a lost one again. */
  connectionEvents(options: CallOptions | undefined, { conn }: Required<Pick<Subject, "conn">>) {
    const refuse = (code: ErrorNumber, detail?: string) =>
      new LibvirtError({ code, domain: 0, info: "connectionEvents", ...(detail && { detail }) });
    return this.check("connectionEvents", conn, (check) => {
      check.options(options);
      if (this.closed.aborted) throw refuse(ErrorNumber.INVALID_CONN);
      checkAborted(0, options);
      share(options?.signal);
      const members = this.dispatcher.members.filter(({ connection }) => connection.connectionEvents);
      if (members.length === 0)
        throw refuse(ErrorNumber.NO_SUPPORT, "no part of this connection is made again when it is lost");
      const open = (signal: AbortSignal) =>
        members.map(({ connection }) => connection.connectionEvents!({ signal }));
      return mergeEvents<ConnectionEvent>(open, this.closed, options?.signal);
    });
  }

  /** What the checks of one function say and report, for arguments that are not an operation's. */
  check<T>(functionName: string, conn: ErrorConnection, act: (check: ArgumentChecks) => T): T {
    try {
      return act(new ArgumentChecks(functionName, 0));
    } catch (thrown) {
      throw this.errors.raise(thrown, functionName, conn);
    }
  }

  #refuseClosed({ c, errors }: Pick<OperationRow, "c" | "errors">): void {
    if (!this.#closed.signal.aborted) return;
    throw new LibvirtError({ code: ErrorNumber.INVALID_CONN, domain: errors, info: c });
  }

  #admit(operation: OperationName, row: OperationRow, args: readonly unknown[]): unknown[] {
    const { c, errors } = row;
    this.#refuseClosed(row);
    const check = new ArgumentChecks(c, errors);
    const options = this.#parameters.optionsOf(operation, args);
    check.options(options);
    if (this.readOnly) refuseReadOnly(row, args);
    const checked = this.#parameters.check(operation, args, check);
    checkAborted(errors, options);
    spareDomain0(operation, checked);
    return checked;
  }
}

function refuseReadOnly(
  { c, errors, readOnly }: Pick<OperationRow, "c" | "errors" | "readOnly">,
  args: readonly unknown[],
): void {
  if (readOnly === "allowed") return;
  if (readOnly !== "denied") {
    const [argument, bits] = readOnly;
    if ((Number(args[argument]) & bits) === 0) return;
    const detail = "what these flags ask for is shown on read-write connections only";
    throw new LibvirtError({ code: ErrorNumber.OPERATION_DENIED, domain: errors, info: c, detail });
  }
  throw new LibvirtError({ code: ErrorNumber.OPERATION_DENIED, domain: errors, info: c });
}
