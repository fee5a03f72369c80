import { type DomainInfo, type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { child, isList, type Sexpr, type SexprList } from "@libvirt-ts/sexpr";
import { xendError } from "./errors.js";

/** A domain as xend described it in one reply. */
export interface XendDomain {
  readonly ref: Required<Pick<DomainRef, "uuid" | "name">> & DomainRef;
  readonly info: DomainInfo;
  /** `(domain ..)` itself. */
  readonly config: SexprList;
}

const NANOSECONDS = 1e9;
const KIB_PER_MIB = 1024;

/**
 * Reads `(domain ..)`. Throws RPC naming the domain and the field when one that is needed is missing or makes no sense.
 * `hostMemory`, in KiB, is the limit of a domain that xend gives none.
 */
export function readDomain(value: Sexpr, hostMemory: number): XendDomain {
  const config = expectDomain(value);
  const fields = atomsOf(config);
  const name = fields.get("name");
  if (name === undefined || name === "") throw incomplete("a domain without a name");
  const about = `the domain '${name}'`;
  const uuid = canonicalUuid(fields.get("uuid"));
  if (uuid === undefined) throw incomplete(`${about} has ${what(fields, "uuid")}, which is none`);
  const memory = kibOf(fields, "memory", about);
  const maximum = kibOf(fields, "maxmem", about, hostMemory);
  const vcpus = Number(fields.get("vcpus") || Number.NaN);
  if (!Number.isSafeInteger(vcpus) || vcpus < 0) {
    throw incomplete(`${about} has ${what(fields, "vcpus")}, which is no number of them`);
  }
  const id = idOf(fields, about);
  return {
    ref: { uuid, name, ...(id === undefined ? {} : { id }) },
    info: {
      state: stateOf(id !== undefined, fields.get("state"), fields.get("status")),
      maxMem: maximum,
      memory,
      nrVirtCpu: vcpuCount(vcpus, fields.get("vcpu_avail")),
      cpuTime: id === undefined ? 0n : nanoseconds(fields.get("cpu_time")),
    },
    config,
  };
}

/** What can be known of a domain that `readDomain` does not read: its name, and who it is if it has a uuid. */
export function readIdentity(value: Sexpr): {
  readonly name: string | undefined;
  readonly ref: DomainRef | undefined;
} {
  const fields = atomsOf(expectDomain(value));
  const name = fields.get("name") || undefined;
  const [uuid, id] = [canonicalUuid(fields.get("uuid")), fields.get("domid") ?? ""];
  if (uuid === undefined) return { name, ref: undefined };
  return { name, ref: { uuid, ...(name ? { name } : {}), ...(isId(id) ? { id: Number(id) } : {}) } };
}

function expectDomain(value: Sexpr): SexprList {
  if (isList(value) && value[0] === "domain") return value;
  throw incomplete("expected (domain ..)");
}

/** The atoms behind the names of a domain's fields; of a name that repeats, the first. */
function atomsOf(domain: SexprList): Map<string, string> {
  const fields = new Map<string, string>();
  for (const item of domain) {
    if (typeof item === "string") continue;
    const [key, value] = item;
    if (typeof key === "string" && typeof value === "string" && !fields.has(key)) fields.set(key, value);
  }
  return fields;
}

/**
 * What xend says in MiB, fractions of which were seen, in KiB; `unlimited` is the word for more than can be counted, as
 * xend says of a Domain-0 without a limit.
 */
function kibOf(
  fields: ReadonlyMap<string, string>,
  key: string,
  about: string,
  unlimited = Number.NaN,
): number {
  const kib = Math.floor(Number(fields.get(key) || Number.NaN) * KIB_PER_MIB);
  const number = Number.isFinite(kib) && kib > Number.MAX_SAFE_INTEGER ? unlimited : kib;
  if (number >= 0) return number;
  throw incomplete(`${about} has ${what(fields, key)}, which is no number of MiB`);
}

const isId = (text: string) => /^\d{1,9}$/.test(text);

function idOf(fields: ReadonlyMap<string, string>, about: string): number | undefined {
  const text = fields.get("domid");
  if (text === undefined || text === "None") return undefined;
  if (!isId(text)) throw incomplete(`${about} has ${what(fields, "domid")}, which is no id`);
  return Number(text);
}

/** `the memory "lots"`, `no memory`. */
function what(fields: ReadonlyMap<string, string>, key: string): string {
  const text = fields.get(key);
  return text === undefined ? `no ${key}` : `the ${key} ${JSON.stringify(text.slice(0, 40))}`;
}

/** 8-4-4-4-12 lower-case digits, from a uuid with or without dashes. */
export function canonicalUuid(text: string | undefined): string | undefined {
  const digits = text?.replaceAll("-", "").toLowerCase();
  if (digits === undefined || !/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Seconds in decimals as nanoseconds; 0 when there are none. */
export function nanoseconds(seconds: string | undefined): bigint {
  const number = Number(seconds ?? 0);
  return Number.isFinite(number) && number > 0 ? BigInt(Math.round(number * NANOSECONDS)) : 0n;
}

/** Of `vcpus` the ones that are meant to be online, a bit mask in decimal; all while the mask says nothing. */
function vcpuCount(vcpus: number, available: string | undefined): number {
  if (available === undefined || !/^\d{1,40}$/.test(available)) return vcpus;
  let online = 0;
  for (let mask = BigInt(available); mask > 0n; mask >>= 1n) online += Number(mask & 1n);
  return online === 0 ? vcpus : Math.min(online, vcpus);
}

const letters: readonly (readonly [letter: string, state: DomainState])[] = [
  ["c", DomainState.CRASHED],
  ["s", DomainState.SHUTDOWN],
  ["d", DomainState.SHUTOFF],
  ["p", DomainState.PAUSED],
  ["b", DomainState.BLOCKED],
  ["r", DomainState.RUNNING],
];

/**
 * The first of `csdpbr` that the six letters hold decides. Without any, a domain that has an id is ready to run,
 * unless its status says that it is paused: so xend describes one that it has just made.
 */
function stateOf(active: boolean, state: string | undefined, status: string | undefined): DomainState {
  const found = state === undefined ? undefined : letters.find(([letter]) => state.includes(letter));
  if (found !== undefined) return found[1];
  if (!active) return DomainState.SHUTOFF;
  if (status === "1") return DomainState.PAUSED;
  return status === "2" ? DomainState.RUNNING : DomainState.NOSTATE;
}

/** Whether the guest is fully virtualised. */
export function isHvm({ config }: XendDomain): boolean {
  const image = child(config, "image")?.[1];
  return isList(image) && image[0] === "hvm";
}

function incomplete(why: string): Error {
  return xendError(ErrorNumber.RPC, "xend describes a domain", why);
}
