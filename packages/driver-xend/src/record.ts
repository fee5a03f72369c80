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

/** Reads `(domain ..)`. Throws RPC naming the field when one that is needed is missing or no number. */
export function readDomain(value: Sexpr): XendDomain {
  if (!isList(value) || value[0] !== "domain") throw incomplete("expected (domain ..)");
  const fields = atomsOf(value);
  const name = fields.get("name");
  if (name === undefined || name === "") throw incomplete("a domain without a name");
  const uuid = canonicalUuid(fields.get("uuid"));
  if (uuid === undefined) throw incomplete(`the domain '${name}' has no uuid`);
  const wholes = { memory: 0, maxmem: 0, vcpus: 0 };
  for (const key of ["memory", "maxmem", "vcpus"] as const) {
    const number = Number(fields.get(key));
    if (!Number.isSafeInteger(number) || number < 0) throw incomplete(`the domain '${name}' has no ${key}`);
    wholes[key] = number;
  }
  const id = idOf(fields.get("domid"), name);
  return {
    ref: { uuid, name, ...(id === undefined ? {} : { id }) },
    info: {
      state: stateOf(id !== undefined, fields.get("state"), fields.get("status")),
      maxMem: wholes.maxmem * KIB_PER_MIB,
      memory: wholes.memory * KIB_PER_MIB,
      nrVirtCpu: vcpuCount(wholes.vcpus, fields.get("vcpu_avail")),
      cpuTime: nanoseconds(fields.get("cpu_time")),
    },
    config: value,
  };
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

function idOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === "None") return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw incomplete(`the domain '${name}' has the id ${JSON.stringify(text.slice(0, 20))}`);
  return Number(text);
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

function incomplete(what: string): Error {
  return xendError(ErrorNumber.RPC, "xend describes a domain", what);
}
