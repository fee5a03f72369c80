/** Compiler-measured facts about Xen's structures, one profile for each architecture and version pair. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** A member's offset and type, `u32` or `u8[16]` for instance. */
export type Place = readonly [offset: number, type: string];

/** A structure: its members by name, and its size. */
export type FactStruct = { readonly size: number } & { readonly [member: string]: Place | number };

/** What holds for one interface. */
export interface Profile {
  readonly [struct: string]: FactStruct | Readonly<Record<string, number>> | number | undefined;
}

interface FactRow {
  readonly arch: "x86_64" | "x86_32" | "arm64";
  readonly dom0_version: number | null;
  readonly sysctl_version: number | null;
  readonly domctl_version: number | null;
  readonly releases: readonly string[];
  readonly profile: Profile;
  readonly variants?: readonly { readonly from: string; readonly profile: Profile }[];
}

/** One release of Xen on one architecture. */
export interface XenFacts {
  readonly arch: FactRow["arch"];
  readonly release: string;
  readonly dom0: number | undefined;
  readonly sysctl: number | undefined;
  readonly domctl: number | undefined;
  readonly profile: Profile;
}

function factsOf(row: FactRow, release: string): XenFacts {
  const position = row.releases.indexOf(release);
  const later = (row.variants ?? []).filter(({ from }) => row.releases.indexOf(from) <= position);
  return {
    arch: row.arch,
    release,
    dom0: row.dom0_version ?? undefined,
    sysctl: row.sysctl_version ?? undefined,
    domctl: row.domctl_version ?? undefined,
    profile: Object.assign({}, row.profile, ...later.map(({ profile }) => profile)) as Profile,
  };
}

function readRows(): FactRow[] {
  const file = join(packageRoot(), "fixtures/xen-abi/profiles.json");
  return JSON.parse(readFileSync(file, "utf8")) as FactRow[];
}

/** One for each of the 73 profiles: its first release, and further ones where a layout differs within it. */
export function allXenFacts(): XenFacts[] {
  return readRows().flatMap((row) => {
    const releases = new Set([row.releases[0] ?? "", ...(row.variants ?? []).map(({ from }) => from)]);
    return [...releases].map((release) => factsOf(row, release));
  });
}

/** The facts of a release; throws when there are none. */
export function xenFacts(release: string, arch: FactRow["arch"] = "x86_64"): XenFacts {
  const row = readRows().find((one) => one.arch === arch && one.releases.includes(release));
  if (row === undefined) throw new RangeError(`no facts about Xen ${release} on ${arch}`);
  return factsOf(row, release);
}

/** A release as a number that compares: 4.10.1 is 4010001. */
export function releaseNumber(release: string): number {
  const [major = 0, minor = 0, patch = 0] = release.split(".").map((part) => Number.parseInt(part, 10));
  return Number.isNaN(major) ? Number.POSITIVE_INFINITY : major * 1_000_000 + minor * 1_000 + (patch || 0);
}
