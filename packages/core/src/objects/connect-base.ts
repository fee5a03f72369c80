import type { ErrorConnection, LibvirtError, OperationName } from "@libvirt-ts/driver";
import { isOperationName } from "@libvirt-ts/driver";
import { publicUri } from "../diagnostics/summary.js";
import type { Result } from "../dispatch/dispatch.js";
import type { Session } from "../dispatch/session.js";
import type { ErrorFunc } from "../errors/error-handlers.js";
import type { DriverReport } from "../open/open.js";
import type { Arguments } from "./call-types.js";
import type { Made, Owner } from "./connection-object.js";
import { type Inspect, inspectCustom } from "./inspect.js";

/** A connection as plain data. */
export interface ConnectJSON {
  readonly uri: string;
  readonly readOnly: boolean;
  readonly closed: boolean;
  /** The drivers that take part. */
  readonly drivers: readonly string[];
}

/** What a connection is made of. @internal */
export interface ConnectParts {
  readonly session: Session;
  readonly reports: readonly DriverReport[];
  readonly close: () => Promise<void>;
}

/** The connection itself: what it is, its errors, its end. */
export abstract class ConnectBase implements ErrorConnection {
  /**
   * Resolves with a `ConnectCloseReason` once the connection is at its end: CLIENT after `close`, another one when a driver
   * has lost its peer. C: `virConnectRegisterCloseCallback`.
   */
  readonly closed: Promise<number>;
  protected readonly owner: Owner;
  readonly #reports: readonly DriverReport[];
  readonly #release: () => Promise<void>;
  #closing: Promise<void> | undefined;

  /** @internal Made by `open`. */
  constructor({ session, reports, close }: ConnectParts) {
    this.owner = { session, conn: this };
    this.#reports = reports;
    this.#release = close;
    this.closed = session.ended;
  }

  get [Symbol.toStringTag](): string {
    return "Connect";
  }

  /**
   * Releases everything the connection holds; a second call is harmless, and settles as the first one. Rejects with what a
   * driver could not release, once every driver was asked to. C: `virConnectClose`.
   */
  close(): Promise<void> {
    this.#closing ??= this.owner.session.closing(this, this.#release);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Whether the connection is open and has its peers, as far as is known without asking. C: `virConnectIsAlive`. */
  isAlive(): boolean {
    return this.owner.session.isAlive;
  }

  /** The URI as it was opened, `xen:///` where none was given. C: `virConnectGetURI`. */
  getURI(): string {
    return this.owner.session.uri;
  }

  isReadOnly(): boolean {
    return this.owner.session.readOnly;
  }

  /** Every driver that accepts the URI: whether it takes part, and why not. */
  drivers(): readonly DriverReport[] {
    return this.#reports;
  }

  /** Whether this connection can do an operation, `domainSave` for instance; false for a word that is none. */
  supports(operation: OperationName): boolean {
    const { session } = this.owner;
    session.check("supports", this, (check) => check.string(operation, "operation"));
    return isOperationName(operation) && session.supports(operation);
  }

  /** A copy of the connection's last error. C: `virConnGetLastError`, `virConnCopyLastError`. */
  getLastError(): LibvirtError | undefined {
    return this.owner.session.errors.last;
  }

  /** C: `virConnResetLastError`. */
  resetLastError(): void {
    this.owner.session.errors.reset();
  }

  /** The callback for this connection's errors; undefined falls back to the library's. C: `virConnSetErrorFunc`. */
  setErrorFunc(func: ErrorFunc | undefined): void {
    this.owner.session.errors.setFunc(func);
  }

  /** What is shown of a connection: its URI without passwords, and how it is open. */
  toJSON(): ConnectJSON {
    const { closed, dispatcher, readOnly, uri } = this.owner.session;
    const drivers = dispatcher.members.map(({ driver }) => driver.name);
    return { uri: publicUri(uri), readOnly, closed: closed.aborted, drivers };
  }

  [inspectCustom](_depth: number, options: object, inspect: Inspect): string {
    return `Connect ${inspect(this.toJSON(), options)}`;
  }

  /** Asks for an operation on the host, or for an object. */
  protected call<K extends OperationName>(operation: K, ...args: Arguments<K>): Promise<Result<K>> {
    return this.owner.session.call(operation, args, this.owner);
  }

  /** The object of a reference that is asked for. */
  protected async object<Q, T>(made: Made<Q, T>, ref: Promise<Q>): Promise<T> {
    return new made(this.owner, await ref);
  }

  /** The objects of references that are asked for. */
  protected async objects<Q, T>(made: Made<Q, T>, refs: Promise<readonly Q[]>): Promise<T[]> {
    return (await refs).map((ref) => new made(this.owner, ref));
  }

  /** @internal What a connection that is given as an argument stands on; undefined for what is none. */
  static ownerOf(conn: unknown): Owner | undefined {
    return conn instanceof ConnectBase ? conn.owner : undefined;
  }

  /** Waits for what it comes to and forgets it. */
  protected async discard(work: Promise<unknown>): Promise<void> {
    await work;
  }
}
