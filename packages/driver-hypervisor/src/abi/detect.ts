/**
 * Finds out which interface a hypervisor speaks, without a step that could harm an old one. Every version that exists
 * is checked by Xen before anything is done, so trying versions is safe; what is not safe, and never done here, is to
 * send hypercall numbers that Xen before mid-2006 takes for others, or to list domains with a guessed element size.
 */
import { Abi } from "./abi.js";
import { Errno, errnoName } from "./errno.js";
import type { Hypercall } from "./hypercall.js";
import { encodeOperation, type Request, requireLayout } from "./hypercall.js";
import type { Arch } from "./tables.js";
import { pageSize, xenVersion } from "./version.js";

/** Carries a hypercall out: its result, or a negative error number. */
export type Transport = (call: Hypercall) => number;

/** Why no interface was found. */
export type DetectionFailure =
  /** There is a device, but no Xen behind it. */
  | "no-xen"
  /** Xen does not let this domain ask, or this process. */
  | "denied"
  /** The versions are none that this library has structures for. */
  | "unknown-version";

/** No interface was found that could be spoken. */
export class DetectionError extends Error {
  override readonly name = "DetectionError";
  constructor(
    readonly reason: DetectionFailure,
    message: string,
    /** Xen's error number, where one told. */
    readonly errno = 0,
  ) {
    super(message);
  }
}

/** The Xen that answered. */
export interface DetectedXen {
  readonly major: number;
  readonly minor: number;
  readonly abi: Abi;
}

/** Versions of `dom0_op` that were ever released or packaged; 0x03000001 equals 0x03000000 on x86_64. */
const dom0Versions = [0x0300_0000, 0x0300_0001, 0x1300_0001];
/** Version numbers of 2006 that have no structures in our tables, asked for to be able to name them. */
const untabled = [2, 1];
/** How far beyond the newest known version an unknown Xen is asked, again to name it. */
const sweep = 32;

/** Sends a request whose refusal is an answer: the result or a negative error number. */
function ask<T>(transport: Transport, { call, decode }: Request<T>): { errno: number } | { value: T } {
  const result = transport(call);
  return result < 0 ? { errno: -result } : { value: decode(result) };
}

/** Versions that a caller insists on: `sysctl` and `domctl`, or `dom0_op` before Xen 3.0.3. */
export type GivenInterface = { readonly sysctl: number; readonly domctl: number } | { readonly dom0: number };

/**
 * Which Xen this is, and how it wants to be spoken to: by the interface that is given, which Xen must accept, else by
 * the one that it turns out to have. Throws a `DetectionError`.
 */
export function detectXen(transport: Transport, arch: Arch, given?: GivenInterface): DetectedXen {
  const version = ask(transport, xenVersion());
  if ("errno" in version) {
    throw new DetectionError("no-xen", `xen_version fails with ${errnoName(version.errno)}`, version.errno);
  }
  const { major, minor } = version.value;
  if (major === 0) throw new DetectionError("no-xen", "xen_version gives no version");
  const isThree = major === 3 && minor === 0;
  // Xen before 2006-06-27 does not know this question, and may carry out domctl and sysctl as something else.
  const isOldest = isThree && "errno" in ask(transport, pageSize());
  if (given !== undefined) {
    const abi = givenInterface(arch, given);
    requireAccepted(transport, abi, `Xen ${major}.${minor}`, isOldest);
    return { major, minor, abi };
  }
  const abi = isOldest ? detectDom0(transport, arch) : detectInterface(transport, arch, major, minor);
  return { major, minor, abi };
}

function detectInterface(transport: Transport, arch: Arch, major: number, minor: number): Abi {
  const isThree = major === 3 && minor === 0;
  const all = Abi.all(arch);
  const domctl = acceptedVersion(
    candidates(all, "domctl", major, minor).concat(isThree ? untabled : []),
    (candidate) => transport(versionProbe(arch, "domctl", candidate)),
  );
  if (domctl === "no-such-hypercall") return detectDom0(transport, arch);
  const sysctl = acceptedVersion(candidates(all, "sysctl", major, minor), (candidate) =>
    transport(versionProbe(arch, "sysctl", candidate)),
  );
  const abi =
    typeof domctl === "number" && typeof sysctl === "number" ? Abi.find({ arch, sysctl, domctl }) : undefined;
  if (abi !== undefined) return abi;
  const refused = domctl === undefined && sysctl === undefined;
  throw new DetectionError(
    "unknown-version",
    `Xen ${major}.${minor} speaks sysctl ${numberText(sysctl)} and domctl ${numberText(domctl)}, ` +
      `a pair that no known release has${refused ? " (or its security policy denies both)" : ""}`,
  );
}

function numberText(version: number | undefined | "no-such-hypercall"): string {
  return typeof version === "number" ? `0x${version.toString(16)}` : "none of those tried";
}

/** Known versions, those of the releases that the reported number suggests first, then newest to oldest, then newer. */
function candidates(
  all: readonly Abi[],
  family: "sysctl" | "domctl",
  major: number,
  minor: number,
): number[] {
  const own = all.filter(({ interface: { releases } }) => covers(releases, major, minor));
  const newestFirst = [...all].reverse();
  const known = [...own.reverse(), ...newestFirst].flatMap(({ interface: one }) => one[family] ?? []);
  const newest = Math.max(...known);
  return [...new Set([...known, ...Array.from({ length: sweep }, (_, index) => newest + 1 + index)])];
}

/** Whether a range of releases, `4.10.1 … 4.10.4`, holds one of a series. */
function covers(releases: string, major: number, minor: number): boolean {
  const [first = "", last = first] = releases.split(" … ");
  const series = (release: string): number => {
    const [releaseMajor = 0, releaseMinor = 0] = release.split(".").map(Number);
    return Number.isNaN(releaseMajor) ? Number.POSITIVE_INFINITY : releaseMajor * 1000 + releaseMinor;
  };
  const wanted = major * 1000 + minor;
  return series(first) <= wanted && wanted <= series(last);
}

/** The first version that Xen does not refuse with EACCES; undefined when it refuses all. */
function acceptedVersion(
  versions: readonly number[],
  probe: (version: number) => number,
): number | undefined | "no-such-hypercall" {
  for (const version of versions) {
    const result = probe(version);
    // ESRCH is about the domain: the version has been accepted by then.
    if (result >= 0 || result === -Errno.ESRCH) return version;
    if (result === -Errno.ENOSYS) return "no-such-hypercall";
    if (result === -Errno.EPERM) {
      throw new DetectionError("denied", "Xen does not let this domain manage others (EPERM)", Errno.EPERM);
    }
    if (result !== -Errno.EACCES) {
      throw new DetectionError("no-xen", `probing its version, Xen answers ${errnoName(-result)}`, -result);
    }
  }
  return undefined;
}

/**
 * A harmless question under a version: the scheduler's number, or Domain-0's figures. Commands, totals and headers of
 * both have never changed since Xen 3.1, so any known interface may encode them.
 */
function versionProbe(arch: Arch, family: "sysctl" | "domctl", version: number): Hypercall {
  const abi = Abi.all(arch).find(({ interface: one }) => one[family] === version) ?? newestAbi(arch);
  return probe(abi, family, version);
}

function probe(abi: Abi, family: "sysctl" | "domctl" | "dom0", version: number): Hypercall {
  const { call } =
    family === "sysctl"
      ? encodeOperation(abi, "sysctl.sched_id", { layout: requireLayout(abi, "sysctl.sched_id") })
      : encodeOperation(abi, "domctl.getdomaininfo", { domain: 0 });
  new DataView(call.bytes.buffer).setUint32(4, version, true);
  return call;
}

function newestAbi(arch: Arch): Abi {
  const newest = Abi.all(arch).at(-1);
  if (newest === undefined) throw new RangeError(`no interface is known on ${arch}`);
  return newest;
}

/** Xen 3.0.0 to 3.0.2. */
function detectDom0(transport: Transport, arch: Arch): Abi {
  const abi = Abi.find({ arch, dom0: dom0Versions[0] });
  if (abi === undefined) throw new DetectionError("unknown-version", `there is no Xen 3.0 on ${arch}`);
  const version = acceptedVersion(dom0Versions, (candidate) => transport(probe(abi, "dom0", candidate)));
  if (version === dom0Versions[0]) return abi;
  throw new DetectionError(
    "unknown-version",
    `Xen 3.0 speaks dom0_op ${numberText(version)}, for which no structures are known`,
  );
}

/**
 * Asks Xen for each number of an interface whether it is the one that it has: one that is merely near could be obeyed,
 * since one sysctl version has served lists of two different element sizes.
 */
function requireAccepted(transport: Transport, abi: Abi, xen: string, isOldest: boolean): void {
  const { dom0, sysctl, domctl } = abi.interface;
  if (isOldest && dom0 === undefined) {
    throw new DetectionError("unknown-version", `${xen} is too old for sysctl and domctl`);
  }
  for (const [family, version] of Object.entries({ dom0, domctl, sysctl })) {
    if (version === undefined) continue;
    const call = probe(abi, family as "dom0" | "domctl" | "sysctl", version);
    if (acceptedVersion([version], () => transport(call)) === version) continue;
    const name = family === "dom0" ? "dom0_op" : family;
    throw new DetectionError("unknown-version", `${xen} refuses ${name} ${numberText(version)}`);
  }
}

/** The interface with the given versions; throws a `DetectionError` when no release has it. */
function givenInterface(arch: Arch, versions: GivenInterface): Abi {
  const abi = Abi.find({ arch, ...versions });
  if (abi !== undefined) return abi;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${numberText(version)}`);
  throw new DetectionError("unknown-version", `no release of Xen on ${arch} speaks ${named.join(" and ")}`);
}
