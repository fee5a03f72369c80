import type { DiskDriver, Domain } from "@libvirt-ts/xml/domain";
import {
  type AttachableDisk,
  backendOf,
  backendPart,
  isPlainDisk,
  type PlainDisk,
  sortOf,
  sourceOf,
} from "@libvirt-ts/xml/xen";
import { value } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { type TreeReport, text } from "./report.js";

const emulated = "ioemu:";

/** The drivers of images with a sub-type, each of a device class of its own: blktap and, from Xen 4.0 on, blktap2. */
const tapDrivers: readonly string[] = ["tap", "tap2"];

/** Reads `(vbd …)`, `(tap …)` or `(tap2 …)`; undefined, with a warning, for a disk that says too little. */
export function readDisk(list: SexprList, dialect: Dialect, report: TreeReport): PlainDisk | undefined {
  const dev = text(list, "dev");
  const uname = text(list, "uname");
  if (dev === undefined) {
    report.warn("disk.target-missing", "a disk without dev is left out", list);
    return undefined;
  }
  const { target, device } = readTarget(dev, dialect);
  const mode = value(list, "mode");
  const contents = uname === undefined ? undefined : readUname(uname);
  let disk: PlainDisk;
  if (contents !== undefined) {
    const { driver, path } = contents;
    const place = { dev: target };
    disk = contents.isBlock
      ? { type: "block", device, driver, source: { dev: path }, target: place }
      : { type: "file", device, driver, source: { file: path }, target: place };
  } else if (uname !== undefined) {
    report.warn(
      "disk.driver-missing",
      `the uname of the disk ${target} names no driver, and the disk is left out`,
      list,
    );
    return undefined;
  } else if (device === "cdrom") disk = { type: "file", device, target: { dev: target } };
  else {
    report.warn("disk.source-missing", `the disk ${target} has no uname and is left out`, list);
    return undefined;
  }
  const { backenddomain } = backendPart(text(list, "backend"));
  if (backenddomain !== undefined) disk.backenddomain = backenddomain;
  if (mode === "r") disk.readonly = true;
  if (mode === "w!") disk.shareable = true;
  return disk;
}

/** `hda:disk`, `hdc:cdrom`, `ioemu:hda`, `xvda`. */
function readTarget(dev: string, { diskSuffix }: Dialect): { target: string; device: "disk" | "cdrom" } {
  const name = dev.startsWith(emulated) ? dev.slice(emulated.length) : dev;
  const colon = diskSuffix ? name.lastIndexOf(":") : -1;
  if (colon === -1) return { target: name, device: "disk" };
  return { target: name.slice(0, colon), device: name.slice(colon + 1) === "cdrom" ? "cdrom" : "disk" };
}

/** What a `uname` says. */
interface Contents {
  readonly isBlock: boolean;
  readonly driver: DiskDriver;
  readonly path: string;
}

/** `file:/path`, `phy:/dev/x`, `tap:aio:/path`, `tap2:aio:/path`. */
function readUname(uname: string): Contents | undefined {
  const colon = uname.indexOf(":");
  if (colon < 1) return undefined;
  const name = uname.slice(0, colon);
  const rest = uname.slice(colon + 1);
  if (!tapDrivers.includes(name)) {
    return rest === "" ? undefined : { isBlock: name === "phy", driver: { name }, path: rest };
  }
  const second = rest.indexOf(":");
  if (second < 1 || second === rest.length - 1) return undefined;
  const type = rest.slice(0, second) as NonNullable<DiskDriver["type"]>;
  return { isBlock: false, driver: { name, type }, path: rest.slice(second + 1) };
}

/** What a disk's configuration depends on besides the disk. */
export interface DiskContext {
  readonly dialect: Dialect;
  readonly hvm: boolean;
}

/** Whether a drive of a fully virtualised guest is a key of its image and no device. */
export function isInImage(disk: AttachableDisk, { dialect, hvm }: DiskContext): boolean {
  const sort = sortOf(disk);
  return hvm && (sort === "floppy" || (sort === "cdrom" && dialect.cdromInImage));
}

/** Writes `(vbd …)`, `(tap …)` or `(tap2 …)`. */
export function writeDisk(out: ConfigWriter, disk: AttachableDisk, context: DiskContext, path: string): void {
  const sort = sortOf(disk);
  const source = sourceOf(disk);
  const target = targetOf(disk);
  if (!context.hvm && sort !== "disk") {
    out.warn("dialect.disk-device", `a paravirtual guest has no ${sort}: written as a disk`, path);
  }
  // A drive may be empty; what a paravirtual guest gets in its place is a disk.
  if (source === undefined && !(context.hvm && sort === "cdrom")) {
    out.error("disk.source-missing", `the disk ${target} has no source`, path);
  }
  if (target === "") out.error("disk.target-missing", "the disk has no target", path);
  out.begin(tapDrivers.find((name) => name === disk.driver?.name) ?? "vbd");
  out.string("dev", targetName(out, disk, context, path));
  if (source !== undefined) out.string("uname", unameOf(out, disk, source, path));
  out.string("mode", disk.readonly ? "r" : disk.shareable ? "w!" : "w");
  out.string("backend", backendOf(disk));
  out.end();
  if (disk.readonly && disk.shareable) {
    out.warn(
      "dialect.disk-mode",
      "a disk is read-only or shareable: written as read-only",
      `${path}/shareable`,
    );
  }
}

/** The name of a disk in the guest, without the word that old documents put before it. */
export function plainTarget(disk: AttachableDisk): string {
  const target = targetOf(disk);
  return target.startsWith(emulated) ? target.slice(emulated.length) : target;
}

const targetOf = ({ target }: AttachableDisk): string => target?.dev ?? "";

function targetName(
  out: ConfigWriter,
  disk: AttachableDisk,
  { dialect, hvm }: DiskContext,
  path: string,
): string {
  const bare = plainTarget(disk);
  if (bare.includes(":")) {
    out.warn(
      "dialect.disk-target",
      "a colon in the name of a disk has a meaning of its own",
      `${path}/target/@dev`,
    );
  }
  if (!hvm) return targetOf(disk);
  if (!dialect.diskSuffix) return emulated + bare;
  return `${bare}:${sortOf(disk) === "cdrom" ? "cdrom" : "disk"}`;
}

function unameOf(out: ConfigWriter, disk: AttachableDisk, source: string, path: string): string {
  const isBlock = disk.type === "block";
  const { name, type } = disk.driver ?? {};
  if (!name) return isBlock ? `phy:${devicePath(source)}` : `file:${source}`;
  if (!isDriverWord(name) || !isDriverWord(type ?? "aio")) {
    out.error(
      "dialect.disk-driver",
      "a word of a driver may be neither empty nor hold a colon",
      `${path}/driver`,
    );
  }
  if ((name === "phy") !== isBlock) {
    out.warn("dialect.disk-type", `xend takes the sort of source from the driver ${name}`, `${path}/@type`);
  }
  if (tapDrivers.includes(name)) return `${name}:${type ?? "aio"}:${source}`;
  if (type !== undefined && type !== "raw") {
    out.warn("dialect.disk-driver", "only the driver tap has a type", `${path}/driver/@type`);
  }
  return `${name}:${source}`;
}

function isDriverWord(word: string): boolean {
  return word !== "" && !word.includes(":");
}

/** A block device's path, below `/dev` unless it says otherwise. */
export function devicePath(source: string): string {
  return source.startsWith("/") ? source : `/dev/${source}`;
}

/** A disk of a domain, and its number among all of them, from 0. */
export interface NumberedDisk {
  readonly disk: PlainDisk;
  readonly at: number;
}

/** The disks that a configuration can say; the target's table refuses the other ones. */
export function plainDisks({ devices }: Domain): NumberedDisk[] {
  const found: NumberedDisk[] = [];
  devices?.disk?.forEach((disk, at) => {
    if (isPlainDisk(disk)) found.push({ disk, at });
  });
  return found;
}

/** The path of a disk, from 0, in the domain document. */
export function diskPath(at: number): string {
  return `/domain/devices/disk[${at + 1}]`;
}

/** Whether a list describes a disk. */
export function isDisk(list: SexprList): boolean {
  const [sort] = list;
  return !isList(sort) && sort !== undefined && (sort === "vbd" || tapDrivers.includes(sort));
}
