import type { Disk } from "@libvirt-ts/xml";
import { backendElement, backendOf } from "@libvirt-ts/xml/target";
import { value } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import { deviceUnknown } from "./besides.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { type TreeReport, text } from "./report.js";

const emulated = "ioemu:";

/** The drivers of images with a sub-type, each of a device class of its own: blktap and, from Xen 4.0 on, blktap2. */
const tapDrivers: readonly string[] = ["tap", "tap2"];

/** Reads `(vbd …)`, `(tap …)` or `(tap2 …)`; undefined, with a warning, for a disk that says too little. */
export function readDisk(list: SexprList, dialect: Dialect, report: TreeReport): Disk | undefined {
  const dev = text(list, "dev");
  const uname = text(list, "uname");
  if (dev === undefined) {
    report.warn("disk.target-missing", "a disk without dev is left out", list);
    return undefined;
  }
  const { target, device } = readTarget(dev, dialect);
  const mode = value(list, "mode");
  const backend = backendElement(text(list, "backend"));
  const flags = { readonly: mode === "r", shareable: mode === "w!", ...deviceUnknown(backend) };
  if (uname === undefined) {
    if (device === "cdrom") return { kind: "disk", type: "file", device, target, ...flags };
    report.warn("disk.source-missing", `the disk ${target} has no uname and is left out`, list);
    return undefined;
  }
  const contents = readUname(uname);
  if (contents === undefined) {
    report.warn(
      "disk.driver-missing",
      `the uname of the disk ${target} names no driver, and the disk is left out`,
      list,
    );
    return undefined;
  }
  return { kind: "disk", device, target, ...contents, ...flags };
}

/** `hda:disk`, `hdc:cdrom`, `ioemu:hda`, `xvda`. */
function readTarget(dev: string, { diskSuffix }: Dialect): { target: string; device: "disk" | "cdrom" } {
  const name = dev.startsWith(emulated) ? dev.slice(emulated.length) : dev;
  const colon = diskSuffix ? name.lastIndexOf(":") : -1;
  if (colon === -1) return { target: name, device: "disk" };
  return { target: name.slice(0, colon), device: name.slice(colon + 1) === "cdrom" ? "cdrom" : "disk" };
}

/** `file:/path`, `phy:/dev/x`, `tap:aio:/path`, `tap2:aio:/path`. */
function readUname(uname: string) {
  const colon = uname.indexOf(":");
  if (colon < 1) return undefined;
  const name = uname.slice(0, colon);
  const rest = uname.slice(colon + 1);
  if (!tapDrivers.includes(name)) {
    const type: Disk["type"] = name === "phy" ? "block" : "file";
    return rest === "" ? undefined : { type, driver: { name }, source: rest };
  }
  const second = rest.indexOf(":");
  if (second < 1 || second === rest.length - 1) return undefined;
  const type: Disk["type"] = "file";
  return { type, driver: { name, type: rest.slice(0, second) }, source: rest.slice(second + 1) };
}

/** What a disk's configuration depends on besides the disk. */
export interface DiskContext {
  readonly dialect: Dialect;
  readonly hvm: boolean;
}

/** Whether a drive of a fully virtualised guest is a key of its image and no device. */
export function isInImage(disk: Disk, { dialect, hvm }: DiskContext): boolean {
  return hvm && (disk.device === "floppy" || (disk.device === "cdrom" && dialect.cdromInImage));
}

/** Writes `(vbd …)`, `(tap …)` or `(tap2 …)`. */
export function writeDisk(out: ConfigWriter, disk: Disk, context: DiskContext, path: string): void {
  if (!context.hvm && disk.device !== "disk") {
    out.warn("dialect.disk-device", `a paravirtual guest has no ${disk.device}: written as a disk`, path);
  }
  if (disk.source === "" || (disk.source === undefined && disk.device !== "cdrom")) {
    out.error("disk.source-missing", `the disk ${disk.target} has no source`, path);
  }
  if (disk.target === "") out.error("disk.target-missing", "the disk has no target", path);
  out.begin(tapDrivers.find((name) => name === disk.driver?.name) ?? "vbd");
  out.string("dev", targetName(out, disk, context, path));
  if (disk.source !== undefined) out.string("uname", unameOf(out, disk, disk.source, path));
  out.string("mode", disk.readonly ? "r" : disk.shareable ? "w!" : "w");
  out.string("backend", backendOf(disk.unknown));
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
export function plainTarget({ target }: Disk): string {
  return target.startsWith(emulated) ? target.slice(emulated.length) : target;
}

function targetName(out: ConfigWriter, disk: Disk, { dialect, hvm }: DiskContext, path: string): string {
  const bare = plainTarget(disk);
  if (bare.includes(":")) {
    out.warn(
      "dialect.disk-target",
      "a colon in the name of a disk has a meaning of its own",
      `${path}/target/@dev`,
    );
  }
  if (!hvm) return disk.target;
  if (!dialect.diskSuffix) return emulated + bare;
  return `${bare}:${disk.device === "cdrom" ? "cdrom" : "disk"}`;
}

function unameOf(out: ConfigWriter, disk: Disk, source: string, path: string): string {
  const { driver } = disk;
  if (driver === undefined) return disk.type === "file" ? `file:${source}` : `phy:${devicePath(source)}`;
  if (!isDriverWord(driver.name) || !isDriverWord(driver.type ?? "aio")) {
    out.error(
      "dialect.disk-driver",
      "a word of a driver may be neither empty nor hold a colon",
      `${path}/driver`,
    );
  }
  if ((driver.name === "phy") !== (disk.type === "block")) {
    out.warn(
      "dialect.disk-type",
      `xend takes the sort of source from the driver ${driver.name}`,
      `${path}/@type`,
    );
  }
  if (tapDrivers.includes(driver.name)) return `${driver.name}:${driver.type ?? "aio"}:${source}`;
  if (driver.type !== undefined && driver.type !== "raw") {
    out.warn("dialect.disk-driver", "only the driver tap has a type", `${path}/driver/@type`);
  }
  return `${driver.name}:${source}`;
}

function isDriverWord(word: string): boolean {
  return word !== "" && !word.includes(":");
}

/** A block device's path, below `/dev` unless it says otherwise. */
export function devicePath(source: string): string {
  return source.startsWith("/") ? source : `/dev/${source}`;
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
