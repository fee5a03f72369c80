import {
  type CallOptions,
  DOMAIN_0_UUID,
  type DomainRef,
  DomainState,
  describeDomain,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { detailOf } from "./errors.js";
import { describeAll } from "./listing.js";
import type { XendDomain } from "./record.js";
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

/**
 * The domain as it is after an operation that xend has confirmed: without an id once it is inactive or gone. The deed is
 * done, so a look that fails is a warning, and the reference is what it was. `what` names the deed.
 */
export async function refAfter(
  xend: Xend,
  before: XendDomain["ref"],
  what: string,
  options?: CallOptions,
): Promise<DomainRef> {
  const { uuid, name } = before;
  try {
    return (await find(xend, { uuid, name }, options)).domain.ref;
  } catch (error) {
    if ((error as LibvirtError).code === ErrorNumber.NO_DOMAIN) return { uuid, name };
    xend.warn(unseen(what, error));
    return before;
  }
}

/** The warning that a deed is done and what became of the domain could not be read. */
export function unseen(what: string, error: unknown): LibvirtError {
  const reason = error instanceof LibvirtError ? detailOf(error) : String(error);
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XEND,
    level: ErrorLevel.WARNING,
    info: what,
    detail: `it is done, but how the domain is now could not be read: ${reason}`,
    cause: error,
  });
}
