import {
  checkAborted,
  checkDriver,
  type Driver,
  type ErrorConnection,
  ErrorDomain,
  ErrorNumber,
  isLocalXen,
  type LazyDriver,
  LibvirtError,
  withContext,
} from "@libvirt-ts/driver";
import { calls, observe } from "./diagnostics/diagnostics.js";
import { publicUri } from "./diagnostics/summary.js";
import { ArgumentChecks, show } from "./dispatch/checks.js";
import { Dispatcher } from "./dispatch/dispatch.js";
import { Session } from "./dispatch/session.js";
import { share, untilAborted } from "./dispatch/until-aborted.js";
import { type ErrorFunc, ErrorSlot } from "./errors/error-handlers.js";
import { Connect } from "./objects/connect.js";
import type { ConnectParts } from "./objects/connect-base.js";
import { closeAll } from "./open/closing.js";
import { resolveUri } from "./open/default-connection.js";
import { openDrivers } from "./open/open.js";
import { type OpenOptions, splitSettings } from "./open/open-options.js";
import {
  type OpenOperationsOptions,
  type OperationsConnection,
  operationsConnection,
  splitOptions,
} from "./operations-connection.js";
import { libraryVersion } from "./version.js";

/** A library: a list of drivers, a place for errors, and the way to open connections. */
export interface Libvirt {
  /**
   * Opens a read-write connection. Without a URI it is that of `$LIBVIRT_DEFAULT_URI` or libvirt.conf's `uri_default`, else the
   * local Xen, else the libvirt daemon of this host. An alias of libvirt.conf's is a URI, too. C: `virConnectOpen`.
   */
  open(uri?: string, options?: OpenOptions): Promise<Connect>;
  /** Opens a connection that refuses to change anything. C: `virConnectOpenReadOnly`. */
  openReadOnly(uri?: string, options?: OpenOptions): Promise<Connect>;
  /**
   * Opens a connection as drivers have them: the contract's operations, with references and records instead of objects, sent
   * to the drivers that are responsible and checked as everywhere. For who serves or embeds connections, a daemon for
   * instance.
   */
  openOperations(uri?: string, options?: OpenOperationsOptions): Promise<OperationsConnection>;
  /**
   * Whether this URI, or none, is that of this machine's Xen: what `open` would take it for, with libvirt.conf and the environment.
   * Throws as `open` does for a libvirt.conf that cannot be read.
   */
  isLocalXen(uri?: string): boolean;
  /** The library's version, major × 1,000,000 + minor × 1,000 + release. C: `virGetVersion`. */
  getVersion(): number;
  /** The version of the driver named `type` as well (case matters). Throws NO_SUPPORT when there is none. C: `virGetVersion`. */
  getVersion(type: string): { readonly library: number; readonly driver: number };
  /** The drivers' names in the order of their registration. */
  driverNames(): string[];
  /** A copy of the last error that was raised without a connection. C: `virGetLastError`, `virCopyLastError`. */
  getLastError(): LibvirtError | undefined;
  /** C: `virResetLastError`. */
  resetLastError(): void;
  /** The callback for errors and warnings of connections that have none of their own. C: `virSetErrorFunc`. */
  setErrorFunc(func: ErrorFunc | undefined): void;
}

/**
 * Makes a library from a list of drivers, asked in this order where their order is not fixed otherwise. Throws a
 * TypeError that names a driver which is none, or whose name another one has.
 */
export function createLibvirt(options: { readonly drivers: readonly (Driver | LazyDriver)[] }): Libvirt {
  const drivers = checkDrivers(options);
  const byName = new Map(drivers.map((driver) => [driver.name, driver]));
  const errors = new ErrorSlot();

  const resolve = (uri: string | undefined) =>
    resolveUri(uri, (candidate) => drivers.some((driver) => driver.accepts(candidate)));

  /** Opens the drivers of a URI, and makes of them what `make` makes of the session on them. */
  function connect<C extends ErrorConnection>(
    uri: string | undefined,
    readOnly: boolean,
    options: OpenOptions | undefined,
    make: (parts: ConnectParts) => C,
  ): Promise<C> {
    const name = readOnly ? "virConnectOpenReadOnly" : "virConnectOpen";
    const asked = () => ({ name, uri: publicUri(String(uri ?? "xen:///")) });
    return observe(calls, asked, () => openConnection(name, uri, readOnly, options, make));
  }

  async function openConnection<C extends ErrorConnection>(
    name: string,
    wanted: string | undefined,
    readOnly: boolean,
    given: OpenOptions | undefined,
    make: (parts: ConnectParts) => C,
  ): Promise<C> {
    const slot = new ErrorSlot(errors);
    let conn: C | undefined;
    try {
      const { call: options, settings } = checkArguments(wanted, given, name);
      const { uri, lookedFor } = resolve(wanted);
      share(options?.signal);
      const warn = (warning: LibvirtError) => slot.report(withContext(warning, { conn }));
      const opening = openDrivers(drivers, uri, {
        lookedFor,
        settings,
        readOnly,
        warn,
        ...(options?.signal && { signal: options.signal }),
      });
      // What opens after its caller has left is closed again.
      const { members, reports } = await untilAborted(opening, options?.signal, ErrorDomain.NONE);
      const dispatcher = new Dispatcher(members, reports, warn);
      const session = new Session({ dispatcher, errors: slot, readOnly, uri });
      conn = make({ session, reports, close: () => closeAll(members) });
      return conn;
    } catch (thrown) {
      throw errors.raise(thrown, name);
    }
  }

  function opensLocalXen(uri?: string): boolean {
    try {
      checkUri(uri, new ArgumentChecks("virConnectOpen", ErrorDomain.NONE));
      return isLocalXen(resolve(uri).uri);
    } catch (thrown) {
      throw errors.raise(thrown, "virConnectOpen");
    }
  }

  function getVersion(): number;
  function getVersion(type: string): { readonly library: number; readonly driver: number };
  function getVersion(type?: string) {
    if (type === undefined) return libraryVersion;
    if (typeof type !== "string") {
      const check = new ArgumentChecks("virGetVersion", ErrorDomain.NONE);
      throw errors.raise(check.invalid(`type is the name of a driver, not ${show(type)}`), "virGetVersion");
    }
    const driver = byName.get(type);
    if (driver === undefined) {
      const error = { code: ErrorNumber.NO_SUPPORT, domain: ErrorDomain.NONE, info: `driver '${type}'` };
      throw errors.raise(new LibvirtError(error), "virGetVersion");
    }
    return { library: libraryVersion, driver: driver.version };
  }

  const makeConnect = (parts: ConnectParts) => new Connect(parts);

  async function openOperations(
    uri?: string,
    options: OpenOperationsOptions = {},
  ): Promise<OperationsConnection> {
    const { readOnly, call } = splitOptions(options, errors);
    return connect(uri, readOnly, call, operationsConnection);
  }

  return Object.freeze({
    open: (uri?: string, options?: OpenOptions) => connect(uri, false, options, makeConnect),
    openReadOnly: (uri?: string, options?: OpenOptions) => connect(uri, true, options, makeConnect),
    openOperations,
    isLocalXen: opensLocalXen,
    getVersion,
    driverNames: () => [...byName.keys()],
    getLastError: () => errors.last,
    resetLastError: () => errors.reset(),
    setErrorFunc: (func: ErrorFunc | undefined) => errors.setFunc(func),
  });
}

/** Refuses what is no URI, and a caller that has aborted already. */
function checkArguments(uri: unknown, options: OpenOptions | undefined, functionName: string) {
  const check = new ArgumentChecks(functionName, ErrorDomain.NONE);
  checkUri(uri, check);
  const split = splitSettings(options, check);
  checkAborted(ErrorDomain.NONE, split.call);
  return split;
}

function checkUri(uri: unknown, check: ArgumentChecks): void {
  if (uri !== undefined && typeof uri !== "string")
    throw check.invalid(`a URI is a string, or undefined for the default one, not ${show(uri)}`);
}

function checkDrivers(options: unknown): readonly (Driver | LazyDriver)[] {
  const { drivers } = (options ?? {}) as { readonly drivers?: unknown };
  if (!Array.isArray(drivers)) {
    throw new TypeError(
      "createLibvirt({ drivers }): drivers is an array of drivers, defaultDrivers for instance",
    );
  }
  const names = new Set<string>();
  for (const [index, driver] of drivers.entries()) {
    checkDriver(driver, `createLibvirt: drivers[${index}]`);
    if (names.has(driver.name))
      throw new TypeError(`createLibvirt: two drivers have the name ${driver.name}`);
    names.add(driver.name);
  }
  return [...drivers];
}
