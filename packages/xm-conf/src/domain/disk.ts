import type { Disk, DiskDriver } from "@libvirt-ts/xml";
import { backendElement, backendOf, unknownOf } from "@libvirt-ts/xml/target";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";

/** What a disk's text depends on besides the disk. */
export interface DiskContext {
  readonly dialect: Dialect;
  readonly hvm: boolean;
  readonly report: Report;
  readonly path: string;
}

const EMULATED = "ioemu:";

/** A disk's name in the guest, without the prefix that old documents and files have. */
export function plainTarget(target: string): string {
  return target.startsWith(EMULATED) ? target.slice(EMULATED.length) : target;
}

/** What a disk says besides: the domain that serves it. */
export function backendUnknown(name: string | undefined): Pick<Disk, "unknown"> {
  const backend = backendElement(name);
  const unknown = unknownOf({ children: backend === undefined ? [] : [backend] });
  return unknown === undefined ? {} : { unknown };
}

/** Reads `SOURCE,DEVICE,MODE` and perhaps `,BACKEND`, xm's only way to say a disk; undefined, with a warning, for what is none. */
export function readXmDisk(item: string, report: Report, path: string): Disk | undefined {
  const [uname = "", dev, mode, backend, ...others] = item.split(",");
  const { target, device } = readDevice(dev?.trim() ?? "");
  if (mode === undefined || target === "") {
    report.warn("dialect.disk", "expected SOURCE,DEVICE,MODE: ignored", path);
    return undefined;
  }
  if (others.length > 0) report.warn("dialect.disk", "what follows the backend has no place in a disk", path);
  const flags = { ...readMode(mode.trim(), report, path), ...backendUnknown(backend?.trim()) };
  const { driver, source } = readUname(uname);
  if (source === "" && device === "cdrom") {
    return { kind: "disk", type: driver?.name === "phy" ? "block" : "file", device, target, ...flags };
  }
  if (source === "" || driver === undefined) {
    report.warn("dialect.disk", "expected a source such as file:/path or phy:/dev/x: ignored", path);
    return undefined;
  }
  const type = driver.name === "phy" ? "block" : "file";
  return { kind: "disk", type, device, driver, source, target, ...flags };
}

/** `hda`, `ioemu:hda`, `hdc:cdrom`, `hda:disk` */
function readDevice(dev: string): { readonly target: string; readonly device: "disk" | "cdrom" } {
  const [target = "", sort] = plainTarget(dev).split(":", 2);
  return { target, device: sort === "cdrom" ? "cdrom" : "disk" };
}

function readMode(mode: string, report: Report, path: string): Pick<Disk, "readonly" | "shareable"> {
  if (!/^(?:r|ro|w|rw|w!|!)$/.test(mode)) {
    report.warn("dialect.disk", "expected the mode r, w or w!: taken as w", path);
  }
  return { readonly: mode === "r" || mode === "ro", shareable: mode === "w!" || mode === "!" };
}

/** `file:/path`, `phy:/dev/x`, `tap:aio:/path` */
function readUname(uname: string): { readonly driver?: DiskDriver; readonly source: string } {
  const colon = uname.indexOf(":");
  if (colon < 1) return { source: uname };
  const name = uname.slice(0, colon);
  const rest = uname.slice(colon + 1);
  if (!name.startsWith("tap")) return { driver: { name }, source: rest };
  const second = rest.indexOf(":");
  if (second < 1) return { source: "" };
  return { driver: { name, type: rest.slice(0, second) }, source: rest.slice(second + 1) };
}

/** Writes `SOURCE,DEVICE,MODE` and, where another domain serves it, `,BACKEND`. */
export function writeXmDisk(disk: Disk, { dialect, hvm, report, path }: DiskContext): string {
  const uname = disk.source === undefined ? "" : unameOf(disk, disk.source, report, path);
  const target = dialect.cdromKey && hvm ? EMULATED + plainTarget(disk.target) : disk.target;
  if (/[,:]/.test(plainTarget(disk.target))) {
    report.error("dialect.comma", "a disk's name may not contain a comma or a colon", `${path}/target/@dev`);
  }
  const sort = disk.device === "cdrom" && !dialect.cdromKey ? ":cdrom" : "";
  if (disk.device === "floppy") {
    report.warn("dialect.disk-device", "a paravirtual guest has no floppy drive: written as a disk", path);
  }
  const backend = backendOf(disk.unknown);
  if (backend?.includes(",")) {
    report.error(
      "dialect.comma",
      "a domain that serves a disk may not have a comma",
      `${path}/backenddomain/@name`,
    );
  }
  const mode = modeOf(disk, report, path);
  return `${uname},${target}${sort},${mode}${backend === undefined ? "" : `,${backend}`}`;
}

function modeOf(disk: Disk, report: Report, path: string): string {
  if (disk.readonly && disk.shareable) {
    report.warn(
      "dialect.disk-mode",
      "read-only or shareable, not both: written as read-only",
      `${path}/shareable`,
    );
  }
  return disk.readonly ? "r" : disk.shareable ? "w!" : "w";
}

function unameOf(disk: Disk, source: string, report: Report, path: string): string {
  if (source.includes(",")) {
    report.error("dialect.comma", "may not contain a comma, which ends the source", `${path}/source`);
  }
  const name = disk.driver?.name ?? (disk.type === "file" ? "file" : "phy");
  const type = disk.driver?.type;
  if (/[,:]/.test(name) || (type !== undefined && /[,:]/.test(type))) {
    report.error("dialect.comma", "may not contain a comma or a colon", `${path}/driver`);
  }
  if (name.startsWith("tap")) return `${name}:${type ?? "aio"}:${source}`;
  if (type !== undefined && type !== "raw")
    report.warn("dialect.disk-driver", "only the driver tap has a type", `${path}/driver/@type`);
  return `${name}:${source}`;
}
