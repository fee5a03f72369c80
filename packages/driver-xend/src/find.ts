import {
  type CallOptions,
  DOMAIN_0_UUID,
  type DomainRef,
  DomainState,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import type { Sexpr } from "@libvirt-ts/sexpr";
import { xendError } from "./errors.js";
import { readDomain, type XendDomain } from "./record.js";
import type { Xend } from "./xend.js";

/** A domain that was just seen, and the key under which xend will find that very domain again. */
export interface Found {
  readonly domain: XendDomain;
  readonly key: string | number;
}

/**
 * Finds the domain that a reference means. The uuid decides: what xend finds under an id or a name is taken only
 * when it has that uuid. From 3.0.4 the key is the uuid itself, so nothing that happens in between can turn an
 * operation to another domain. Throws NO_DOMAIN, or OPERATION_INVALID when two running domains have that uuid and
 * the reference does not tell which.
 */
export async function find(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<Found> {
  const found = xend.dialect.managed
    ? await findManaged(xend, ref, options)
    : await findByIdOrName(xend, ref, options);
  if (found !== undefined) return found;
  throw noDomain(ErrorDomain.XEND, describeDomain(ref));
}

async function findManaged(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<Found | undefined> {
  const domain = await xend.domain(ref.uuid, options);
  // Under this key xend finds another domain if that one's name reads like the uuid.
  if (domain !== undefined && domain.ref.uuid !== ref.uuid) return findByIdOrName(xend, ref, options);
  if (domain === undefined || ref.id === undefined || domain.ref.id === ref.id) {
    return domain && { domain, key: ref.uuid };
  }
  const other = await xend.domain(ref.id, options);
  if (other?.ref.uuid !== ref.uuid || other.ref.id !== ref.id) return { domain, key: ref.uuid };
  if (other.ref.name === ref.name) return { domain: other, key: ref.id };
  throw operationInvalid(
    ErrorDomain.XEND,
    ref.uuid,
    `both '${domain.ref.name}' and '${other.ref.name}' have this uuid: give id and name of one of them`,
  );
}

/** Looks under id and name, then in a list of all. The key is the id wherever the domain is found under it. */
async function findByIdOrName(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<Found | undefined> {
  const lookUp = async (key: string | number | undefined): Promise<Found | undefined> => {
    const domain = key === undefined ? undefined : await xend.domain(key, options);
    return key !== undefined && domain?.ref.uuid === ref.uuid ? { domain, key } : undefined;
  };
  const byId = await lookUp(ref.uuid === DOMAIN_0_UUID ? 0 : ref.id);
  if (byId !== undefined) return byId;
  const seen =
    (await lookUp(ref.name))?.domain ??
    (await describeAll(xend, options)).find((one) => one.ref.uuid === ref.uuid);
  return seen && ((await lookUp(seen.ref.id)) ?? (await lookUp(seen.ref.name)));
}

/** All domains with all that xend tells of them. */
export async function describeAll(xend: Xend, options?: CallOptions): Promise<XendDomain[]> {
  return collect(xend, (domain) => domain, options);
}

/**
 * All domains: up to 3.0.3 in one request; later in two and one more for each domain that is not running, which the
 * list with details leaves out. What each one shows is reduced by `keep` as soon as it arrives.
 */
export async function collect<T extends { readonly ref: DomainRef }>(
  xend: Xend,
  keep: (domain: XendDomain) => T,
  options?: CallOptions,
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<T[]> {
  const [detailed, names] = await Promise.all([
    xend.list("/xend/domain?detail=1", "list of domains", (item) => keep(readDomain(item)), options),
    xend.dialect.managed ? namesIn(xend, "all", options) : [],
  ]);
  const shown = new Set(detailed.map((one) => one.ref.name));
  const hidden = [...new Set(names)].filter((name) => !shown.has(name) && !leaveOut.has(name));
  const others = await inLanes(hidden, async (name) => {
    const domain = await xend.domain(name, options);
    // Gone in the meantime, or the name now leads to a domain with that number or uuid.
    return domain?.ref.name === name ? [keep(domain)] : [];
  });
  const all = new Map<string, T>();
  for (const one of [...detailed, ...others.flat()]) all.set(`${one.ref.uuid} ${one.ref.id ?? ""}`, one);
  return [...all.values()];
}

/** More than this many questions are not put at once: each has its time from when it is put. */
const LANES = 8;

async function inLanes<I, O>(items: readonly I[], work: (item: I) => Promise<O>): Promise<O[]> {
  const results: O[] = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as I);
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    // Where one has failed, the others need not go on.
    next = items.length;
  }
  return results;
}

/** Names of the domains in a state (from 3.0.4). */
export function namesIn(xend: Xend, state: "all" | "halted", options?: CallOptions): Promise<string[]> {
  const what = "list of domains";
  const take = (item: Sexpr) => {
    if (typeof item === "string" && item !== "") return item;
    throw xendError(ErrorNumber.RPC, what, "expected names");
  };
  return xend.list(`/xend/domain?state=${state}`, what, take, options);
}

/** The domain, if it is an active guest that has not crashed; else OPERATION_INVALID, with what was to be done. */
export async function findGuest(
  xend: Xend,
  ref: DomainRef,
  verb: string,
  options?: CallOptions,
): Promise<Found> {
  const found = await find(xend, ref, options);
  const { ref: now, info } = found.domain;
  if (now.id === undefined) throw cannot(verb, now, "it is not running");
  if (now.id === 0) throw cannot(verb, now, "the host itself runs in it");
  if (info.state === DomainState.CRASHED) throw cannot(verb, now, "it has crashed");
  return found;
}

/** OPERATION_INVALID: `cannot suspend 'web1': it is not running`. */
export function cannot(verb: string, ref: DomainRef, why: string): Error {
  return operationInvalid(ErrorDomain.XEND, `cannot ${verb} ${describeDomain(ref)}`, why);
}

/** The domain as it is after an operation: without an id once it is inactive or gone. */
export async function refAfter(xend: Xend, { domain }: Found, options?: CallOptions): Promise<DomainRef> {
  const { uuid, name } = domain.ref;
  try {
    return (await find(xend, { uuid, name }, options)).domain.ref;
  } catch (error) {
    if ((error as LibvirtError).code === ErrorNumber.NO_DOMAIN) return { uuid, name };
    throw error;
  }
}
