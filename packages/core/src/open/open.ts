import {
  aborted,
  type Driver,
  type DriverMetadata,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  type LazyDriver,
  LibvirtError,
  type OpenSettings,
} from "@libvirt-ts/driver";
import { withoutPassword } from "../diagnostics/summary.js";
import type { Member } from "../dispatch/dispatch.js";
import { responsibilityFor } from "../dispatch/responsibility.js";
import { asLibvirtError, reasonOf } from "../errors/error-handlers.js";
import { alternatives, peerLookup } from "./compose.js";
import { joinAll } from "./joining.js";

/** Whether a driver that accepts the URI takes part in a connection, and why not. */
export interface DriverReport {
  readonly name: string;
  readonly version: number;
  /** `absent`: its endpoint is not there; `failed`: it is there but cannot be used; `unneeded`: another one does its work. */
  readonly state: "open" | "absent" | "failed" | "unneeded";
  /** Why it is absent or failed. */
  readonly error?: LibvirtError;
}

/** What came of opening a URI. */
export interface Opened {
  /** In the order of registration. */
  readonly members: readonly Member[];
  readonly reports: readonly DriverReport[];
}

interface OpenDriversOptions {
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
  /** What drivers are told beside the URI. */
  readonly settings?: OpenSettings;
  /** Where a URI was looked for in vain, when none was given. */
  readonly lookedFor?: readonly string[];
  /** Told of drivers that are present but failed, and of what drivers warn of themselves. */
  readonly warn: (warning: LibvirtError) => void;
}

/**
 * Opens every driver that accepts the URI. A connection needs at least one that can list active domains; otherwise
 * whatever opened is closed again and the error tells every reason. Throws NO_SUPPORT when nobody accepts the URI,
 * NO_CONNECT when nobody opens, or the only candidate's own error.
 */
export async function openDrivers(
  drivers: readonly (Driver | LazyDriver)[],
  uri: string | undefined,
  { readOnly, signal, settings = {}, lookedFor = [], warn }: OpenDriversOptions,
): Promise<Opened> {
  const candidates = drivers.filter((driver) => accepts(driver, uri));
  if (candidates.length === 0) {
    throw new LibvirtError({
      code: ErrorNumber.NO_SUPPORT,
      domain: ErrorDomain.NONE,
      info: `URI '${withoutPassword(uri ?? "")}'`,
      detail: "no driver accepts it; try xen:///, http://HOST:8000/ or test:///default",
    });
  }
  const members: Member[] = [];
  // All are loaded before one is opened: loading keeps the processor busy, and would use up the others' time-outs.
  const loading = candidates.map(async (driver) => ("load" in driver ? driver.load() : driver));
  await Promise.allSettled(loading);
  const results = await Promise.allSettled(
    candidates.map(async (driver, index): Promise<Member> => {
      const loaded = await loading[index]!;
      const peers = peerLookup(members, driver.name);
      const connection = await loaded.open({
        ...settings,
        uri,
        readOnly,
        peers,
        warn,
        ...(signal && { signal }),
      });
      return { driver, connection };
    }),
  );
  const needed = neededOf(candidates.filter((_, index) => results[index]!.status === "fulfilled"));
  const reports = results.map((result, index): DriverReport => {
    const { name, version } = candidates[index]!;
    if (result.status === "fulfilled") {
      if (!needed.has(name)) return { name, version, state: "unneeded" };
      members.push(result.value);
      return { name, version, state: "open" };
    }
    const error = asLibvirtError(result.reason, `driver ${name}`);
    return { name, version, state: isAbsent(error) ? "absent" : "failed", error };
  });
  const opened = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const isUsable = members.some(canListActive);
  const unfinished = isUsable && !readOnly ? await joinAll(members, signal) : [];
  if (signal?.aborted || !isUsable) {
    await Promise.allSettled(opened.map(async ({ connection }) => connection.close()));
    throw signal?.aborted ? aborted(ErrorDomain.NONE, signal) : failure(uri, reports, lookedFor);
  }
  const unneeded = opened.filter((member) => !members.includes(member));
  await Promise.allSettled(unneeded.map(async ({ connection }) => connection.close()));
  for (const { name, state, error } of reports) {
    if (state === "failed" && error !== undefined && !hasStandIn(name, needed)) warn(partial(name, error));
  }
  for (const warning of unfinished) warn(warning);
  return { members, reports };
}

/** The names of the drivers that take part, of those that opened: of alternatives the first, whoever is registered first. */
function neededOf(opened: readonly DriverMetadata[]): ReadonlySet<string> {
  const names = new Set(opened.map(({ name }) => name));
  for (const [preferred, other] of alternatives) if (names.has(preferred)) names.delete(other);
  return names;
}

/** Whether another driver takes part for one that failed. */
const hasStandIn = (name: string, needed: ReadonlySet<string>) =>
  alternatives.some(([preferred, other]) => preferred === name && needed.has(other));

const canListActive = ({ connection }: Member) => connection.listDomains !== undefined;

/** Whether there is nothing that a driver could have opened. */
function isAbsent(error: LibvirtError): boolean {
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return code === "ENOENT" || code === "ECONNREFUSED";
}

const ADVICE =
  "say what to open: qemu+ssh://HOST/system for instance, or test:///default, which is always there";

/** The reasons after the first are in `str3`, too, for who has two lines to tell them on. */
function failure(
  uri: string | undefined,
  reports: readonly DriverReport[],
  lookedFor: readonly string[],
): LibvirtError {
  const errors = reports.flatMap(({ error }) => (error ? [error] : []));
  if (reports.length === 1 && errors.length === 1) return errors[0]!;
  const [first, ...others] = reasonsOf(reports);
  if (lookedFor.length > 0 && reports.every(({ state }) => state === "absent"))
    others.push(`nor ${lookedFor.join(", ")}`, ADVICE);
  const more = others.join("; ");
  return new LibvirtError({
    code: ErrorNumber.NO_CONNECT,
    domain: ErrorDomain.NONE,
    info: withoutPassword(uri ?? "xen:///"),
    ...(first !== undefined && { detail: more === "" ? first : `${first}; ${more}` }),
    ...(more !== "" && { str3: more }),
    cause: new AggregateError(errors, "no driver that lists active domains could be opened"),
  });
}

/**
 * Why no driver that lists active domains opened, those that would be asked first first: the reasons of the ones that
 * failed, whose peer is there after all; where none is, what each of them looked for.
 */
function reasonsOf(reports: readonly DriverReport[]): string[] {
  const { order } = responsibilityFor("listDomains");
  const keepers = responsibilityFor("listDefinedDomains").order;
  const rank = ({ name }: DriverReport) => (order.includes(name) ? order.indexOf(name) : order.length);
  const candidates = reports
    .filter(({ name }) => order.includes(name) || !keepers.includes(name))
    .sort((a, b) => rank(a) - rank(b));
  const reasons = candidates.flatMap(({ name, state, error }) =>
    state === "failed" && error !== undefined ? [`${name}: ${reasonOf(error)}`] : [],
  );
  if (reasons.length > 0) return reasons;
  const [first, ...others] = candidates.flatMap(({ name, error }) => (error ? [error.str2 ?? name] : []));
  return [
    ...(first === undefined ? [] : [`no ${first}`]),
    ...(others.length > 0 ? [`no ${others.join(", ")}`] : []),
  ];
}

function partial(name: string, cause: LibvirtError): LibvirtError {
  return new LibvirtError({
    code: cause.code as ErrorNumber,
    domain: cause.domain as ErrorDomain,
    level: ErrorLevel.WARNING,
    info: `driver ${name} takes no part in the connection`,
    detail: cause.message,
    cause,
  });
}

/** A driver that throws instead of answering is named, since the fault is its own. */
function accepts(driver: Driver | LazyDriver, uri: string | undefined): boolean {
  try {
    return driver.accepts(uri);
  } catch (cause) {
    throw new LibvirtError({
      code: ErrorNumber.INTERNAL_ERROR,
      domain: ErrorDomain.NONE,
      info: `driver ${driver.name}`,
      detail: `it threw instead of saying whether it accepts the URI: ${String(cause)}`,
      cause,
    });
  }
}
