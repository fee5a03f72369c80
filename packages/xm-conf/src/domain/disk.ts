import type { DiskDriver } from "@libvirt-ts/xml/domain";
import { backendOf, backendPart, type PlainDisk, sortOf, sourceOf } from "@libvirt-ts/xml/xen";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";
import { cut } from "./spec.js";

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

/** What a configuration says of a disk. */
interface DiskWords {
  readonly isBlock: boolean;
  readonly device: "disk" | "cdrom";
  readonly driver: DiskDriver | undefined;
  readonly source: string | undefined;
  readonly backend: string | undefined;
  readonly target: string;
  readonly flag: "readonly" | "shareable" | undefined;
}

/** A disk of these words, its fields in the order in which they are written. */
export function newDisk({ isBlock, device, driver, source, backend, target, flag }: DiskWords): PlainDisk {
  const disk = { type: isBlock ? "block" : "file", device } as PlainDisk;
  if (driver !== undefined) disk.driver = driver;
  if (source !== undefined) disk.source = isBlock ? { dev: source } : { file: source };
  const { backenddomain } = backendPart(backend);
  if (backenddomain !== undefined) disk.backenddomain = backenddomain;
  disk.target = { dev: target };
  if (flag !== undefined) disk[flag] = true;
  return disk;
}

/** Reads `SOURCE,DEVICE,MODE` and perhaps `,BACKEND`, xm's only way to say a disk; undefined, with a warning, for what is none. */
export function readXmDisk(item: string, report: Report, path: string): PlainDisk | undefined {
  const [uname = "", dev, mode, backend, ...others] = cut(item, ",");
  const { target, device } = readDevice(dev?.trim() ?? "");
  if (mode === undefined || target === "") {
    report.warn("dialect.disk", "expected SOURCE,DEVICE,MODE: ignored", path);
    return undefined;
  }
  if (others.length > 0) report.warn("dialect.disk", "what follows the backend has no place in a disk", path);
  const access = mode.trim();
  if (!MODES.has(access)) {
    report.warn("dialect.disk", "expected the mode r, w or w!: taken as w", path);
  }
  const { driver, source } = readUname(uname);
  const isEmpty = source === "" && device === "cdrom";
  if (!isEmpty && (source === "" || driver === undefined)) {
    report.warn("dialect.disk", "expected a source such as file:/path or phy:/dev/x: ignored", path);
    return undefined;
  }
  return newDisk({
    isBlock: driver?.name === "phy",
    device,
    target,
    driver: isEmpty ? undefined : driver,
    source: source || undefined,
    backend: backend?.trim(),
    flag: MODES.get(access),
  });
}
/** `hda`, `ioemu:hda`, `hdc:cdrom`, `hda:disk` */
function readDevice(dev: string): { readonly target: string; readonly device: "disk" | "cdrom" } {
  const [target = "", sort] = cut(plainTarget(dev), ":");
  return { target, device: sort === "cdrom" ? "cdrom" : "disk" };
}

/** What each mode lets the guest do that is not to write alone. */
const MODES: ReadonlyMap<string, "readonly" | "shareable" | undefined> = new Map([
  ["r", "readonly"],
  ["ro", "readonly"],
  ["w", undefined],
  ["rw", undefined],
  ["w!", "shareable"],
  ["!", "shareable"],
]);

/** `file:/path`, `phy:/dev/x`, `tap:aio:/path` */
function readUname(uname: string): { readonly driver?: DiskDriver; readonly source: string } {
  const colon = uname.indexOf(":");
  if (colon < 1) return { source: uname };
  const name = uname.slice(0, colon);
  const rest = uname.slice(colon + 1);
  if (!name.startsWith("tap")) return { driver: { name }, source: rest };
  const second = rest.indexOf(":");
  if (second < 1) return { source: "" };
  const type = rest.slice(0, second) as NonNullable<DiskDriver["type"]>;
  return { driver: { name, type }, source: rest.slice(second + 1) };
}

/** Refuses a disk without a name in the guest, and a hard disk without contents. */
export function checkDisk(
  disk: Pick<PlainDisk, "type" | "target">,
  isEmpty: boolean,
  { report, path }: DiskContext,
): void {
  const { type = "file", target } = disk;
  if (target.dev.trim() === "") report.error("disk.target-missing", "expected <target dev='…'/>", path);
  if (!isEmpty) return;
  const wanted = type === "block" ? "dev" : type;
  report.error("disk.source-missing", `expected <source ${wanted}='…'/> for type ${type}`, path);
}

/** Writes `SOURCE,DEVICE,MODE` and, where another domain serves it, `,BACKEND`. */
export function writeXmDisk(disk: PlainDisk, context: DiskContext): string {
  const { dialect, hvm, report, path } = context;
  const source = sourceOf(disk);
  checkDisk(disk, source === undefined && sortOf(disk) === "disk", context);
  const uname = source === undefined ? "" : unameOf(disk, source, report, path);
  const { dev } = disk.target;
  const plain = plainTarget(dev);
  const target = dialect.cdromKey && hvm ? EMULATED + plain : dev;
  if (/[,:]/.test(plain)) {
    report.error("dialect.comma", "a disk's name may not contain a comma or a colon", `${path}/target/@dev`);
  }
  const device = sortOf(disk);
  const sort = device === "cdrom" && !dialect.cdromKey ? ":cdrom" : "";
  if (device === "floppy") {
    report.warn("dialect.disk-device", "a paravirtual guest has no floppy drive: written as a disk", path);
  }
  const backend = backendOf(disk);
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

function modeOf(disk: PlainDisk, report: Report, path: string): string {
  if (disk.readonly && disk.shareable) {
    report.warn(
      "dialect.disk-mode",
      "read-only or shareable, not both: written as read-only",
      `${path}/shareable`,
    );
  }
  return disk.readonly ? "r" : disk.shareable ? "w!" : "w";
}

function unameOf(disk: PlainDisk, source: string, report: Report, path: string): string {
  if (source.includes(",")) {
    report.error("dialect.comma", "may not contain a comma, which ends the source", `${path}/source`);
  }
  const name = disk.driver?.name ?? (disk.type === "block" ? "phy" : "file");
  const type: string | undefined = disk.driver?.name === undefined ? undefined : disk.driver.type;
  if (/[,:]/.test(name) || (type !== undefined && /[,:]/.test(type))) {
    report.error("dialect.comma", "may not contain a comma or a colon", `${path}/driver`);
  }
  if (name.startsWith("tap")) return `${name}:${type ?? "aio"}:${source}`;
  if (type !== undefined && type !== "raw")
    report.warn("dialect.disk-driver", "only the driver tap has a type", `${path}/driver/@type`);
  return `${name}:${source}`;
}
