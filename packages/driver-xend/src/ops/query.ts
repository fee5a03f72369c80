import {
  activityFilter,
  type CallOptions,
  ConnectListAllDomainsFlags,
  type DomainInfo,
  type DomainListing,
  type DomainRef,
  ErrorDomain,
  noDomain,
} from "@libvirt-ts/driver";
import { find } from "../find.js";
import { listRows, namesIn } from "../listing.js";
import { isHvm } from "../record.js";
import type { Xend } from "../xend.js";

/** Domains with their figures, at the cost of a listing. */
export async function listAll(xend: Xend, flags: number, options?: CallOptions): Promise<DomainListing[]> {
  const { active, inactive } = activityFilter(ErrorDomain.XEND, flags);
  const leaveOut = inactive ? [] : await inactiveNames(xend, options);
  const rows = await listRows(xend, options, new Set(leaveOut));
  return rows
    .filter(({ ref }) => (ref.id === undefined ? inactive : active))
    .sort(
      (one, other) => (one.ref.id ?? Number.POSITIVE_INFINITY) - (other.ref.id ?? Number.POSITIVE_INFINITY),
    );
}

/**
 * The names that need not be asked for when only active domains are wanted; none where xend does not tell for sure.
 */
async function inactiveNames(xend: Xend, options?: CallOptions): Promise<string[]> {
  return xend.dialect.haltedMeansInactive ? namesIn(xend, "halted", options) : [];
}

export async function listIds(xend: Xend, options?: CallOptions): Promise<number[]> {
  const rows = await listAll(xend, ConnectListAllDomainsFlags.ACTIVE, options);
  return rows.map(({ ref }) => ref.id as number);
}

export async function countActive(xend: Xend, options?: CallOptions): Promise<number> {
  if (!xend.dialect.haltedMeansInactive) return (await listIds(xend, options)).length;
  const [all, halted] = await Promise.all([namesIn(xend, "all", options), namesIn(xend, "halted", options)]);
  const inactive = new Set(halted);
  return all.filter((name) => !inactive.has(name)).length;
}

export async function listDefined(xend: Xend, options?: CallOptions): Promise<string[]> {
  if (xend.dialect.haltedMeansInactive) return namesIn(xend, "halted", options);
  const rows = await listAll(xend, ConnectListAllDomainsFlags.INACTIVE, options);
  return rows.flatMap(({ ref }) => (ref.name === undefined ? [] : [ref.name]));
}

export async function lookupById(xend: Xend, id: number, options?: CallOptions): Promise<DomainRef> {
  const domain = await xend.domain(id, options);
  if (domain?.ref.id === id) return domain.ref;
  // A domain whose name is this number hides the one that has it as its id.
  const rows = domain === undefined ? [] : await listAll(xend, ConnectListAllDomainsFlags.ACTIVE, options);
  const row = rows.find(({ ref }) => ref.id === id);
  if (row === undefined) throw noDomain(ErrorDomain.XEND, `id ${id}`);
  return row.ref;
}

export async function lookupByName(xend: Xend, name: string, options?: CallOptions): Promise<DomainRef> {
  const domain = name === "" ? undefined : await xend.domain(name, options);
  // What else xend finds is a domain with this number or uuid.
  if (domain?.ref.name !== name) throw noDomain(ErrorDomain.XEND, `'${name}'`);
  return domain.ref;
}

export async function lookupByUuid(xend: Xend, uuid: string, options?: CallOptions): Promise<DomainRef> {
  return (await find(xend, { uuid }, options)).domain.ref;
}

export async function getInfo(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<DomainInfo> {
  return (await find(xend, ref, options)).domain.info;
}

export async function getOsType(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<string> {
  return isHvm((await find(xend, ref, options)).domain) ? "hvm" : "linux";
}
