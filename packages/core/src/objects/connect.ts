import {
  type CallOptions,
  type DomainEvent,
  type DomainInfo,
  type DomainRef,
  ErrorDomain,
  type EventQueue,
  isOperationName,
  type LibvirtError,
  type NodeInfo,
  type OperationName,
} from "@libvirt-ts/driver";
import { publicUri } from "../diagnostics/summary.js";
import { ArgumentChecks, show } from "../dispatch/checks.js";
import { functionName } from "../dispatch/function-name.js";
import { type DomainFilter, listAll } from "../dispatch/listing.js";
import type { Session } from "../dispatch/session.js";
import { callBack, type ErrorFunc } from "../errors/error-handlers.js";
import { mergeEvents } from "../events/events.js";
import type { DriverReport } from "../open/open.js";
import { Domain } from "./domain.js";
import { type Inspect, inspectCustom } from "./inspect.js";
import { canonicalUuid, uuidText } from "./uuid.js";

/** One row of `Connect.listAllDomains`. */
export interface ListedDomain {
  readonly domain: Domain;
  /** What came with the list at no further cost. */
  readonly info?: DomainInfo;
}

/** An event together with the domain it happened to. */
export type ConnectDomainEvent = DomainEvent extends infer E
  ? E extends DomainEvent
    ? Omit<E, "domain"> & { readonly domain: Domain }
    : never
  : never;

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

/**
 * A connection to a hypervisor, made by `open` or `openReadOnly`. Every method that returns a promise rejects with a
 * `LibvirtError`: INVALID_CONN once the connection is closed, OPERATION_DENIED on a read-only one where the method
 * changes something, NO_SUPPORT where no driver of the connection can do it. C: `virConnectPtr`.
 */
export class Connect {
  readonly #session: Session;
  readonly #reports: readonly DriverReport[];
  readonly #release: () => Promise<void>;
  #closing: Promise<void> | undefined;

  /** @internal Made by `open`. */
  constructor({ session, reports, close }: ConnectParts) {
    this.#session = session;
    this.#reports = reports;
    this.#release = close;
  }

  /**
   * Releases everything the connection holds; a second call is harmless, and settles as the first one. Rejects with what a
   * driver could not release, once every driver was asked to. C: `virConnectClose`.
   */
  close(): Promise<void> {
    this.#closing ??= this.#session.closing(this, this.#release);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** The URI as it was opened, `xen:///` where none was given. C: `virConnectGetURI` (later libvirt). */
  getURI(): string {
    return this.#session.uri;
  }

  isReadOnly(): boolean {
    return this.#session.readOnly;
  }

  /** Every driver that accepts the URI: whether it takes part, and why not. */
  drivers(): readonly DriverReport[] {
    return this.#reports;
  }

  /** Whether a driver of this connection implements an operation, `domainSave` for instance; false for a word that is none. */
  supports(operation: OperationName): boolean {
    if (typeof operation !== "string") {
      const check = new ArgumentChecks("supports", ErrorDomain.NONE);
      throw this.#session.errors.raise(
        check.invalid(`operation is a name, not ${show(operation)}`),
        "supports",
        this,
      );
    }
    return isOperationName(operation) && this.#session.dispatcher.implementers(operation).length > 0;
  }

  /** The backend's kind, `Xen` for instance. C: `virConnectGetType`. */
  getType(options?: CallOptions): Promise<string> {
    const { dispatcher } = this.#session;
    return this.#run("getType", options, () =>
      this.supports("getType")
        ? dispatcher.call("getType", options)
        : Promise.resolve(dispatcher.leader("getType")),
    );
  }

  /** The hypervisor's version, major × 1,000,000 + minor × 1,000 + release; 0 when unknown. C: `virConnectGetVersion`. */
  getVersion(options?: CallOptions): Promise<number> {
    return this.#run("getVersion", options, () => this.#session.dispatcher.call("getVersion", options));
  }

  /** The host's own name. C: `virConnectGetHostname` (later libvirt). */
  getHostname(options?: CallOptions): Promise<string> {
    return this.#run("getHostname", options, () => this.#session.dispatcher.call("getHostname", options));
  }

  /** An XML document of the host's and its guests' abilities. C: `virConnectGetCapabilities` (later libvirt). */
  getCapabilities(options?: CallOptions): Promise<string> {
    return this.#run("getCapabilities", options, () =>
      this.#session.dispatcher.call("getCapabilities", options),
    );
  }

  /** The host: model, memory (KiB), CPUs and their topology. C: `virNodeGetInfo`. */
  getInfo(options?: CallOptions): Promise<NodeInfo> {
    return this.#run("nodeGetInfo", options, () => this.#session.dispatcher.call("nodeGetInfo", options));
  }

  /** Ids of the active domains, ascending, all of them. C: `virConnectListDomains`. */
  listDomainsID(options?: CallOptions): Promise<number[]> {
    return this.#run("listDomains", options, () => this.#session.dispatcher.call("listDomains", options));
  }

  /** C: `virConnectNumOfDomains`. */
  numOfDomains(options?: CallOptions): Promise<number> {
    return this.#run("numOfDomains", options, async () => {
      const { dispatcher } = this.#session;
      if (this.supports("numOfDomains")) return dispatcher.call("numOfDomains", options);
      return (await dispatcher.call("listDomains", options)).length;
    });
  }

  /** Names of the inactive domains. C: `virConnectListDefinedDomains`. */
  listDefinedDomains(options?: CallOptions): Promise<string[]> {
    return this.#run("listDefinedDomains", options, () => this.#defined(options));
  }

  /** C: `virConnectNumOfDefinedDomains`. */
  numOfDefinedDomains(options?: CallOptions): Promise<number> {
    return this.#run("numOfDefinedDomains", options, async () => {
      const { dispatcher } = this.#session;
      if (dispatcher.isAlone && this.supports("numOfDefinedDomains")) {
        return dispatcher.call("numOfDefinedDomains", options);
      }
      return (await this.#defined(options)).length;
    });
  }

  /**
   * All domains, or the active or inactive ones only, at the cost of one listing. `filter` says which, as
   * `{ active, inactive }` or as libvirt's flags: 1 for the active ones, 2 for the inactive ones, none or both for all.
   * C: `virConnectListAllDomains` (later libvirt).
   */
  listAllDomains(filter: DomainFilter | number = {}, options?: CallOptions): Promise<ListedDomain[]> {
    return this.#run("listAllDomains", options, async (check) => {
      const listed = await listAll(this.#session.dispatcher, check.domainFilter(filter), options);
      return listed.map(({ ref, ...rest }) => ({ domain: this.#domain(ref), ...rest }));
    });
  }

  /** Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByID`. */
  lookupByID(id: number, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainLookupByID", options, (check) => {
      check.integer(id, "id", 0);
      return this.#session.dispatcher.call("domainLookupByID", id, options);
    });
  }

  /** Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByName`. */
  lookupByName(name: string, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainLookupByName", options, (check) => {
      check.text(name, "name");
      return this.#session.dispatcher.call("domainLookupByName", name, options);
    });
  }

  /** `uuid` is 16 bytes. Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByUUID`. */
  lookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainLookupByUUID", options, (check) => {
      check.bytes(uuid, "uuid", 16, 16);
      return this.#session.dispatcher.call("domainLookupByUUID", uuidText(uuid), options);
    });
  }

  /** `uuid` is 32 hexadecimal digits, dashed or not. Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByUUIDString`. */
  lookupByUUIDString(uuid: string, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainLookupByUUID", options, () => {
      const check = new ArgumentChecks("virDomainLookupByUUIDString", ErrorDomain.NONE);
      check.text(uuid, "uuid");
      const canonical = canonicalUuid(uuid);
      if (canonical === undefined)
        throw check.invalid("uuid is 32 hexadecimal digits, dashed 8-4-4-4-12 or not");
      return this.#session.dispatcher.call("domainLookupByUUID", canonical, options);
    });
  }

  /** Starts a transient domain. `flags` must be 0. Not on a read-only connection. C: `virDomainCreateLinux`. */
  createLinux(xml: string, flags = 0, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainCreateXML", options, (check) => {
      check.text(xml, "domain XML");
      check.oneOf(flags, "flags", [0]);
      return this.#session.dispatcher.call("domainCreateXML", xml, flags, options);
    });
  }

  /** Defines a persistent domain, or redefines it. Not on a read-only connection. C: `virDomainDefineXML`. */
  defineXML(xml: string, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainDefineXML", options, (check) => {
      check.text(xml, "domain XML");
      return this.#session.dispatcher.call("domainDefineXML", xml, 0, options);
    });
  }

  /** Starts a domain from a save file on the host. Not on a read-only connection. C: `virDomainRestore`. */
  restore(from: string, options?: CallOptions): Promise<Domain> {
    return this.#lookup("domainRestore", options, async (check) => {
      const { dispatcher } = this.#session;
      const path = check.path(from, "path");
      const restored = await dispatcher.call("domainRestore", path, undefined, 0, options);
      if (restored !== undefined) return restored;
      throw dispatcher.unsupported("domainLookupByUUID");
    });
  }

  /**
   * What happens to domains from this call on, each event once. Ends when `options.signal` aborts, the connection closes
   * or the consumer leaves; fails with OVERFLOW for a consumer that falls 10,000 events behind. Throws at once where
   * there are no events: INVALID_CONN, NO_SUPPORT. C: `virConnectDomainEventRegisterAny` (later libvirt).
   */
  domainEvents(options: CallOptions = {}): AsyncIterableIterator<ConnectDomainEvent> {
    const events = this.#session.runNow("domainEvents", this, options, () => this.#subscribe(options.signal));
    return {
      next: async () => {
        try {
          const { value, done } = await events.next();
          if (done) return { value: undefined, done };
          return { value: { ...value, domain: this.#domain(value.domain) }, done: false };
        } catch (thrown) {
          throw this.#session.errors.raise(thrown, functionName("domainEvents"), this);
        }
      },
      return: async () => {
        await events.return();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /**
   * Calls `callback` with every event from now on, until the returned function is called or the connection closes. A
   * stream that fails is reported through the error callback. Throws as `domainEvents` does. C:
   * `virConnectDomainEventRegister` (later libvirt).
   */
  domainEventRegister(callback: (event: ConnectDomainEvent) => void): () => void {
    this.#session.runNow("domainEvents", this, undefined, (check) => check.callback(callback, "callback"));
    const stop = new AbortController();
    const events = this.domainEvents({ signal: stop.signal });
    const pump = async () => {
      for await (const event of events) if (!stop.signal.aborted) callBack(callback, event);
    };
    pump().catch(() => {}); // The stream has reported its error itself.
    return () => stop.abort();
  }

  /** A copy of the connection's last error. C: `virConnGetLastError`, `virConnCopyLastError`. */
  getLastError(): LibvirtError | undefined {
    return this.#session.errors.last;
  }

  /** C: `virConnResetLastError`. */
  resetLastError(): void {
    this.#session.errors.reset();
  }

  /** The callback for this connection's errors; undefined falls back to the library's. C: `virConnSetErrorFunc`. */
  setErrorFunc(func: ErrorFunc | undefined): void {
    this.#session.errors.setFunc(func);
  }

  /** What is shown of a connection: its URI without passwords, and how it is open. */
  toJSON(): ConnectJSON {
    const drivers = this.#session.dispatcher.members.map(({ driver }) => driver.name);
    const { closed, readOnly, uri } = this.#session;
    return { uri: publicUri(uri), readOnly, closed: closed.aborted, drivers };
  }

  get [Symbol.toStringTag](): string {
    return "Connect";
  }

  [inspectCustom](_depth: number, options: object, inspect: Inspect): string {
    return `Connect ${inspect(this.toJSON(), options)}`;
  }

  async #defined(options: CallOptions | undefined): Promise<string[]> {
    const { dispatcher } = this.#session;
    if (dispatcher.isAlone) return dispatcher.call("listDefinedDomains", options);
    const listed = await listAll(dispatcher, { active: false, inactive: true }, options);
    return listed.map(({ ref }) => ref.name ?? ref.uuid);
  }

  #subscribe(signal: AbortSignal | undefined): EventQueue<DomainEvent> {
    const { dispatcher, closed } = this.#session;
    const members = dispatcher.implementers("domainEvents");
    if (members.length === 0) throw dispatcher.unsupported("domainEvents");
    return mergeEvents(
      (stop) => members.map(({ connection }) => connection.domainEvents!({}, { signal: stop })),
      closed,
      signal,
    );
  }

  #domain(ref: DomainRef): Domain {
    return new Domain(this.#session, this, ref);
  }

  #run<T>(
    operation: OperationName,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<T>,
  ): Promise<T> {
    return this.#session.run(operation, this, undefined, options, act);
  }

  async #lookup(
    operation: OperationName,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<DomainRef>,
  ): Promise<Domain> {
    return this.#domain(await this.#run(operation, options, act));
  }
}
