import {
  activityFilter,
  type CallOptions,
  ConnectListAllDomainsFlags,
  type DomainListing,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { type Dispatcher, invoke } from "./dispatch.js";

const { ACTIVE, INACTIVE } = ConnectListAllDomainsFlags;

/**
 * All domains of a connection: the active ones as the first driver that can list them tells, the inactive ones of
 * every driver that keeps any, each domain once. A domain that is active anywhere is not listed as inactive. Where
 * several drivers take part, they are told apart by activity only: other `flags` are ARGUMENT_UNSUPPORTED.
 */
export async function listAll(
  dispatcher: Dispatcher,
  flags: number,
  options: CallOptions | undefined,
): Promise<DomainListing[]> {
  const [only] = dispatcher.implementers("listAllDomains");
  if (only !== undefined && dispatcher.isAlone) return invoke(only, "listAllDomains", [flags, options]);
  const { active, inactive } = activityFilter(ErrorDomain.NONE, flags);
  const [running, defined] = await Promise.all([
    listActive(dispatcher, options),
    inactive ? listInactive(dispatcher, options) : [],
  ]);
  const taken = new Set(running.map(({ ref }) => ref.uuid));
  const rest = defined.filter(({ ref }) => {
    if (taken.has(ref.uuid)) return false;
    taken.add(ref.uuid);
    return true;
  });
  return active ? [...running, ...rest] : rest;
}

/** The names of the inactive domains of all drivers. */
export async function listDefined(
  dispatcher: Dispatcher,
  options: CallOptions | undefined,
): Promise<string[]> {
  if (dispatcher.isAlone) return dispatcher.call("listDefinedDomains", options);
  const listed = await listAll(dispatcher, INACTIVE, options);
  return listed.map(({ ref }) => ref.name ?? ref.uuid);
}

function listActive(dispatcher: Dispatcher, options?: CallOptions): Promise<DomainListing[]> {
  const listers = dispatcher.implementers("listDomains");
  return dispatcher.firstOf(listers, "listDomains", async (member) => {
    if (member.connection.listAllDomains !== undefined) {
      return invoke(member, "listAllDomains", [ACTIVE, options]);
    }
    const ids = await invoke(member, "listDomains", [options]);
    return lookUpEach(dispatcher, ids, (id) => dispatcher.call("domainLookupByID", id, options));
  });
}

async function listInactive(dispatcher: Dispatcher, options?: CallOptions): Promise<DomainListing[]> {
  const keepers = dispatcher.implementers("listDefinedDomains");
  const lists = await Promise.all(
    keepers.map(async (keeper) => {
      if (keeper.connection.listAllDomains !== undefined) {
        return invoke(keeper, "listAllDomains", [INACTIVE, options]);
      }
      const names = await invoke(keeper, "listDefinedDomains", [options]);
      return lookUpEach(dispatcher, names, async (name) =>
        keeper.connection.domainLookupByName === undefined
          ? dispatcher.call("domainLookupByName", name, options)
          : invoke(keeper, "domainLookupByName", [name, options]),
      );
    }),
  );
  return lists.flat();
}

/**
 * Looks up each of a list; one that vanished in the meantime is left out, and so is, with a warning, one whose look-up fails: it
 * hides no others. Throws where all of them fail.
 */
async function lookUpEach<T extends string | number>(
  { warn }: Dispatcher,
  keys: readonly T[],
  lookUp: (key: T) => Promise<DomainListing["ref"]>,
): Promise<DomainListing[]> {
  const results = await Promise.allSettled(keys.map(lookUp));
  const found = results.flatMap((result) => (result.status === "fulfilled" ? [{ ref: result.value }] : []));
  const failures = results.flatMap((result, at) =>
    result.status === "rejected" && !isGone(result.reason) ? [{ key: keys[at]!, reason: result.reason }] : [],
  );
  const whole = found.length > 0 ? failures.find(({ reason }) => isAborted(reason)) : failures[0];
  if (whole !== undefined) throw whole.reason;
  for (const { key, reason } of failures) warn(leftOut(key, reason));
  return found;
}

function isGone(error: unknown): boolean {
  return error instanceof LibvirtError && error.code === ErrorNumber.NO_DOMAIN;
}

function isAborted(error: unknown): boolean {
  return error instanceof LibvirtError && error.code === ErrorNumber.OPERATION_ABORTED;
}

function leftOut(key: string | number, cause: unknown): LibvirtError {
  const which = typeof key === "number" ? `the id ${key}` : `the name ${JSON.stringify(key)}`;
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.NONE,
    level: ErrorLevel.WARNING,
    info: "list of domains",
    detail: `the domain with ${which} is left out: ${cause instanceof Error ? cause.message : String(cause)}`,
    cause,
  });
}
