import { ErrorNumber, type LibvirtError, problemWarning } from "@libvirt-ts/driver";
import { DomainSnapshotCreateFlags } from "@libvirt-ts/driver/flags";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import {
  type DomainSnapshot,
  type DomainSnapshotDisk,
  parseDomainSnapshot,
} from "@libvirt-ts/xml/domain-snapshot";
import { sourcePath } from "../definition/images.js";
import { invalidArgument, qemuError } from "../errors.js";
import { askedDisks, assertMomentName, isWritable } from "../moments/document.js";
import { placed } from "../ops/documents.js";

/** What errors are about. */
const what = "snapshot XML";

/** How a disk's state is kept. */
export type DiskPlan =
  | { readonly kind: "internal"; readonly disk: Disk; readonly path: string }
  | {
      readonly kind: "external";
      readonly disk: Disk;
      /** The image that becomes the one below. */
      readonly path: string;
      /** The new image. */
      readonly file: string;
    };

/** What is to be done for a snapshot. */
export interface Plan {
  readonly name: string;
  readonly document: DomainSnapshot;
  readonly disks: readonly DiskPlan[];
  /** Where the memory goes: into the first disk, into a file, or nowhere. */
  readonly memory: "internal" | "external" | "no";
  readonly memoryFile: string | undefined;
}

/** What a domain is at the moment. */
interface Now {
  readonly isActive: boolean;
  /** The word of a snapshot's document for what it does. */
  readonly state: NonNullable<DomainSnapshot["state"]>;
  /** Since 1970. */
  readonly seconds: string;
}

/** Reads the document of a snapshot. */
export function readSnapshot(xml: string, warn: (warning: LibvirtError) => void): DomainSnapshot {
  return placed(xml, () => {
    const { domainSnapshot, warnings } = parseDomainSnapshot(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    if (domainSnapshot.name !== undefined) assertMomentName(what, domainSnapshot.name);
    return domainSnapshot;
  });
}

const malformed = (detail: string): LibvirtError => qemuError(ErrorNumber.XML_ERROR, what, detail);
const impossible = (detail: string): LibvirtError => qemuError(ErrorNumber.CONFIG_UNSUPPORTED, what, detail);

/** What a document and the flags ask for, of a domain that runs or not. */
export function planOf(
  asked: DomainSnapshot,
  domain: Domain,
  flags: number,
  { isActive, state, seconds }: Now,
): Plan {
  const ofDisks = (flags & DomainSnapshotCreateFlags.DISK_ONLY) !== 0;
  const name = asked.name ?? seconds;
  const memory = memoryOf(asked, isActive && !ofDisks);
  const external = ofDisks || memory.snapshot === "external";
  const disks = disksOf(asked, domain, name, external);
  const plans = disks.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
  const kinds = new Set(plans.map(({ kind }) => kind));
  if (kinds.size > 1) throw impossible("some disks are to be kept inside of their images, and some outside");
  if (memory.snapshot === "internal" && !kinds.has("internal"))
    throw impossible("the memory needs a disk of the format qcow2 to be kept in");
  if (memory.snapshot === "external" && kinds.has("internal"))
    throw impossible("the memory is to be kept outside of the images, and the disks inside");
  if (plans.length === 0) throw impossible("nothing of the domain is to be kept");
  const { description } = asked;
  const document: DomainSnapshot = {
    name,
    ...(description !== undefined && { description }),
    state: ofDisks ? "disk-snapshot" : state,
    creationTime: seconds,
    memory: memory as NonNullable<DomainSnapshot["memory"]>,
    disks: { disk: disks.map(({ document: disk }) => disk) },
  };
  return { name, document, disks: plans, memory: memory.snapshot, memoryFile: memory.file };
}

function memoryOf(
  { memory }: DomainSnapshot,
  isKept: boolean,
): { readonly snapshot: Plan["memory"]; readonly file?: string } {
  const { snapshot = isKept ? "internal" : "no", file } = memory ?? {};
  if (snapshot !== "no" && snapshot !== "internal" && snapshot !== "external")
    throw malformed(`memory snapshot='${snapshot}' is none of 'no', 'internal' and 'external'`);
  if (snapshot !== "no" && !isKept)
    throw impossible("there is no memory to be kept: expected memory snapshot='no'");
  if (snapshot === "external" && file === undefined)
    throw malformed("memory that is kept outside needs a file");
  if (snapshot === "no" && isKept)
    throw impossible("without the memory only disks are kept; the flag DISK_ONLY says so");
  return { snapshot, ...(file !== undefined && { file }) };
}

interface Kept {
  readonly document: DomainSnapshotDisk;
  readonly plan?: DiskPlan;
}

function disksOf({ disks }: DomainSnapshot, domain: Domain, name: string, external: boolean): Kept[] {
  const own = domain.devices?.disk ?? [];
  const asked = askedDisks(what, disks?.disk, own);
  return own.map((disk) => diskOf(disk, asked.get(disk.target.dev), name, external));
}

/** What of a snapshot's disk all its forms have. */
interface AskedDisk {
  readonly snapshot?: string;
  readonly type?: string;
  readonly driver?: { readonly type?: string };
  readonly source?: { readonly file?: string };
}

function diskOf(disk: Disk, asked: DomainSnapshotDisk | undefined, name: string, external: boolean): Kept {
  const target = disk.target.dev;
  const { snapshot, type = "file", driver, source } = (asked ?? {}) as AskedDisk;
  const kind = snapshot ?? (isWritable(disk) ? (external ? "external" : "internal") : "no");
  const document = (more: object): DomainSnapshotDisk =>
    ({ name: target, snapshot: kind, ...more }) as DomainSnapshotDisk;
  if (kind === "no" || kind === "manual") return { document: document({}) };
  const path = sourcePath(disk);
  if (path === undefined) throw impossible(`disk '${target}' is no file`);
  const format = disk.driver?.type ?? "raw";
  if (kind === "internal") {
    if (format !== "qcow2")
      throw impossible(`disk '${target}' is of the format ${format}, which keeps no states`);
    return { document: document({}), plan: { kind, disk, path } };
  }
  if (kind !== "external") throw malformed(`disk snapshot='${kind}' is not known`);
  if (type !== "file") throw impossible(`disk '${target}': what is written goes into a file, not a ${type}`);
  if (driver?.type !== undefined && driver.type !== "qcow2")
    throw impossible(`disk '${target}': images on top of others are qcow2, not ${driver.type}`);
  const file = source?.file ?? `${path.replace(/\.[^./]*$/, "")}.${name}`;
  if (!file.startsWith("/") || file === path)
    throw malformed(`disk '${target}': '${file}' is no path of a new file`);
  return {
    document: document({ type: "file", driver: { type: "qcow2" }, source: { file } }),
    plan: { kind, disk, path, file },
  };
}

/** Puts a snapshot's document back, as it was printed. */
export function redefined(
  document: DomainSnapshot,
  uuid: string,
  flags: number,
): { readonly document: DomainSnapshot; readonly parent: string | undefined } {
  const { HALT, NO_METADATA, QUIESCE, DISK_ONLY } = DomainSnapshotCreateFlags;
  if (flags & (HALT | NO_METADATA | QUIESCE))
    throw invalidArgument(what, "REDEFINE contradicts HALT, NO_METADATA and QUIESCE");
  const { parent, ...rest } = document;
  for (const part of ["name", "creationTime", "state"] as const)
    if (rest[part] === undefined) throw malformed(`what is redefined has a <${part}>, which is missing`);
  if (flags & DISK_ONLY && rest.state !== "disk-snapshot")
    throw invalidArgument(what, `the flag DISK_ONLY contradicts the state '${rest.state}'`);
  const { domain, inactiveDomain } = rest;
  for (const model of [domain, inactiveDomain]) {
    if (model?.uuid !== undefined && model.uuid !== uuid)
      throw invalidArgument(what, `its domain has the uuid ${model.uuid}, not ${uuid}`);
  }
  return { document: rest, parent: parent?.name };
}
