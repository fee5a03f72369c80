import {
  type CallOptions,
  type DomainInfo,
  type DomainRef,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import type { Sexpr } from "@libvirt-ts/sexpr";
import { detailOf, xendError } from "./errors.js";
import { readIdentity, type XendDomain } from "./record.js";
import type { Xend } from "./xend.js";

/** How errors name the request. */
const WHAT = "list of domains";

/** A row of a list; `info` is absent where xend's figures make no sense. */
export interface Row {
  readonly ref: DomainRef;
  readonly info?: DomainInfo;
}

/** All domains with all that xend tells of them, but those that it tells nonsense of. */
export async function describeAll(xend: Xend, options?: CallOptions): Promise<XendDomain[]> {
  return collect(xend, { keep: (domain) => domain, keepOdd: () => undefined }, options);
}

/** All domains with their figures. Of one that cannot be read as a whole, what can be known is listed. */
export async function listRows(
  xend: Xend,
  options?: CallOptions,
  leaveOut?: ReadonlySet<string>,
): Promise<Row[]> {
  const reading: Reading<Row> = {
    keep: ({ ref, info }) => ({ ref, info }),
    keepOdd: (ref) => ref && { ref },
  };
  return collect(xend, reading, options, leaveOut);
}

/** What is kept of each domain as soon as it has come. */
interface Reading<T> {
  keep(domain: XendDomain): T;
  /** What is kept of one that cannot be read, of which not even a uuid may be known. */
  keepOdd(ref: DomainRef | undefined): T | undefined;
}

/**
 * All domains: up to 3.0.3 in one request; later in two and one more for each domain that is not running, which the
 * list with details leaves out. One that cannot be read hides none of the others: it is warned about.
 */
async function collect<T extends { readonly ref: DomainRef }>(
  xend: Xend,
  { keep, keepOdd }: Reading<T>,
  options?: CallOptions,
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<T[]> {
  const read = (value: Sexpr): Read<T> => {
    try {
      const domain = xend.read(value);
      return { name: domain.ref.name, kept: keep(domain) };
    } catch (error) {
      const { name, ref } = readIdentity(value);
      xend.warn(oddity(error as LibvirtError, ref));
      return { name, kept: keepOdd(ref) };
    }
  };
  const [detailed, names] = await Promise.all([
    xend.list("/xend/domain?detail=1", WHAT, read, options),
    xend.dialect.managed ? namesIn(xend, "all", options) : [],
  ]);
  const shown = new Set(detailed.map(({ name }) => name));
  const hidden = [...new Set(names)].filter((name) => !shown.has(name) && !leaveOut.has(name));
  const others = await inLanes(hidden, async (asked): Promise<Read<T>> => {
    const value = await xend.describe(asked, options);
    const { name, kept } = value === undefined ? noDomain : read(value);
    // Gone in the meantime, or the name now leads to a domain with that number or uuid.
    return { name, kept: name === asked ? kept : undefined };
  });
  const all = new Map<string, T>();
  for (const { kept } of [...detailed, ...others]) {
    if (kept !== undefined) all.set(`${kept.ref.uuid} ${kept.ref.id ?? ""}`, kept);
  }
  return [...all.values()];
}

/** A domain in a list: its name, and what is kept of it. */
interface Read<T> {
  readonly name: string | undefined;
  readonly kept: T | undefined;
}

const noDomain: Read<never> = { name: undefined, kept: undefined };

function oddity(error: LibvirtError, ref: DomainRef | undefined): LibvirtError {
  const outcome = ref === undefined ? "it is left out" : "it is listed without its figures";
  return new LibvirtError({
    code: error.code as ErrorNumber,
    domain: ErrorDomain.XEND,
    level: ErrorLevel.WARNING,
    info: WHAT,
    detail: `${detailOf(error)}; ${outcome}`,
    cause: error,
  });
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
  const take = (item: Sexpr) => {
    if (typeof item === "string" && item !== "") return item;
    throw xendError(ErrorNumber.RPC, WHAT, "expected names");
  };
  return xend.list(`/xend/domain?state=${state}`, WHAT, take, options);
}
