import type { Disk, DiskDriver, NetworkDisk, RbdDiskSource } from "@libvirt-ts/xml/domain";
import {
  backendOf as domainOf,
  isPlainDisk,
  type PlainDisk,
  sourceOf as pathOf,
  sortOf,
} from "@libvirt-ts/xml/xen";
import { checkDisk, type DiskContext, newDisk, plainTarget } from "./disk.js";
import { isRbdTarget, readRbdTarget, writeRbdTarget } from "./rbd.js";
import type { Report } from "./report.js";

/** An image of a Ceph cluster. */
type RbdDisk = NetworkDisk & { readonly source: RbdDiskSource };

/** A disk that xl has words for. */
export type XlDisk = PlainDisk | RbdDisk;

/** Whether xl has words for a disk. */
export function isXlDisk(disk: Disk): disk is XlDisk {
  if (disk.type === "network") return disk.source.protocol === "rbd" && disk.device !== "lun";
  return isPlainDisk(disk);
}

/**
 * Reads a disk as xl does: positional parts `TARGET,FORMAT,VDEV,ACCESS`, parts with a key, flags, and the forms of xm
 * with their prefixes. Source: xl-disk-configuration(5), and what libxlutil 4.17 makes of the forms that it leaves open.
 */
export function readXlDisk(item: string, report: Report, path: string): XlDisk | undefined {
  const parts = new DiskParts();
  const problem = parts.read(item);
  if (problem !== undefined) {
    report.error("dialect.disk", problem, path);
    return undefined;
  }
  for (const key of parts.left) report.warn("dialect.disk", `${key} has no place in a disk`, path);
  const source = parts.get("target");
  const cdrom = parts.get("devtype") === "cdrom";
  const readonly = cdrom || /^ro?$/.test(parts.get("access") ?? "");
  const disk = newDisk({
    isBlock: source !== undefined && isBlock(source),
    device: cdrom || source === undefined ? "cdrom" : "disk",
    driver: driverOf(parts),
    source,
    backend: parts.get("backend"),
    target: parts.get("vdev")!,
    flag: readonly ? "readonly" : undefined,
  });
  if (source === undefined || !isRbd(source, parts)) return disk;
  const image = readRbdTarget(source);
  for (const option of image.left) {
    report.warn("dialect.disk", `${option.split("=", 1)[0]} has no place in a disk`, path);
  }
  return { ...disk, type: "network", source: image.source };
}

/** An image of a Ceph cluster is served by the device model. */
function isRbd(source: string, parts: DiskParts): boolean {
  return isRbdTarget(source) && (parts.get("backendtype") ?? "qdisk") === "qdisk";
}

/** xl tells devices from files by their paths, of which a relative one stands below `/dev`, whatever a prefix says. */
function isBlock(source: string): boolean {
  return source.startsWith("/dev/") || !source.startsWith("/");
}

const POSITIONAL = ["target", "format", "vdev", "access"] as const;
const FORMATS = new Set(["raw", "qcow", "qcow2", "vhd", "qed"]);
const BACKENDS = new Set(["phy", "tap", "qdisk", "standalone"]);
const ACCESS = new Set(["r", "ro", "w", "rw"]);
/** Keys and flags that xl knows and the model does not. */
const LEFT_KEYS = new Set([
  "specification",
  "colo-host",
  "colo-port",
  "colo-export",
  "active-disk",
  "hidden-disk",
]);
const LEFT_FLAGS = new Set([
  "direct-io-safe",
  "discard",
  "no-discard",
  "trusted",
  "untrusted",
  "colo",
  "no-colo",
]);
/** Prefixes of xm's sources: those that name a format, a script, or nothing that matters to xl. */
const SCRIPTS = new Set(["iscsi", "nbd", "enbd", "drbd"]);
const IGNORED_PREFIXES = new Set(["tapdisk", "tap2", "tap", "aio", "ioemu", "file", "phy"]);

/** The parts of a disk, by their keys. */
class DiskParts {
  /** Keys and flags without a place in the model. */
  readonly left = new Set<string>();
  readonly #parts = new Map<string, string>();

  /** A part that is there and not empty. */
  get(key: string): string | undefined {
    return this.#parts.get(key) || undefined;
  }

  /** Reads all parts; tells what is wrong. */
  read(item: string): string | undefined {
    let rest: string | undefined = item;
    let position = 0;
    while (rest !== undefined) {
      rest = rest.trimStart();
      const prefixed = position === 0 && !this.#parts.has("target") ? /^[A-Za-z0-9]+:/.exec(rest) : null;
      if (prefixed !== null || isEmptyCdrom(rest, position)) return this.#readOld(rest);
      if (rest.startsWith("target="))
        return this.#set("target", rest.slice("target=".length)) ?? this.#check();
      const comma: number = rest.indexOf(",");
      const part = comma === -1 ? rest : rest.slice(0, comma);
      rest = comma === -1 ? undefined : rest.slice(comma + 1);
      if (part === "" && rest === undefined) break;
      const named = this.#readNamed(part);
      if (typeof named === "string") return named;
      if (named) continue;
      while (position < POSITIONAL.length && this.#parts.has(POSITIONAL[position]!)) position++;
      const key = POSITIONAL[position++];
      if (key === undefined) return "has too many parts without a key";
      this.#set(key, part);
    }
    return this.#check();
  }

  /** Reads a part with a key, or a flag: false when it is neither, a text when it is wrong. */
  #readNamed(part: string): boolean | string {
    const equals = part.indexOf("=");
    const key = equals === -1 ? part : part.slice(0, equals);
    if (equals === -1) {
      if (key === "cdrom") return this.#set("devtype", "cdrom") ?? true;
      if (LEFT_FLAGS.has(key)) this.left.add(key);
      return LEFT_FLAGS.has(key);
    }
    const script = key === "script" ? /^block-([a-z]+)$/.exec(part.slice(equals + 1))?.[1] : undefined;
    if (script !== undefined && SCRIPTS.has(script)) return this.#set("script", script) ?? true;
    if (LEFT_KEYS.has(key) || key === "script") {
      this.left.add(key);
      return true;
    }
    if (/^(?:format|vdev|access|devtype|backendtype|backend)$/.test(key))
      return this.#set(key, part.slice(equals + 1)) ?? true;
    return "has a part with an unknown key";
  }

  #set(key: string, value: string): string | undefined {
    if (this.get(key) !== undefined) return `says ${key} twice`;
    this.#parts.set(key, value);
    return undefined;
  }

  /** xm's form: `PREFIX:…SOURCE,VDEV[:SORT][,ACCESS]`, then perhaps parts with keys. */
  #readOld(item: string): string | undefined {
    let source = item;
    for (
      let prefix = /^([A-Za-z0-9]+):/.exec(source);
      prefix !== null;
      prefix = /^([A-Za-z0-9]+):/.exec(source)
    ) {
      const problem = this.#readPrefix(prefix[1]!);
      if (problem !== undefined) return problem;
      source = source.slice(prefix[0].length);
    }
    const [target, dev = "", ...rest] = source.split(",");
    const [vdev, sort] = plainTarget(dev.trimStart()).split(":", 2);
    if (sort !== undefined && sort !== "cdrom" && sort !== "disk")
      return "names a sort of device that xl does not know";
    const problem =
      this.#set("target", target!) ?? this.#set("vdev", vdev!) ?? (sort && this.#set("devtype", sort));
    if (problem !== undefined) return problem;
    if (rest.length > 0 && !rest[0]!.includes("=")) this.#set("access", rest.shift()!.trimStart());
    for (const part of rest) {
      const named = this.#readNamed(part.trimStart());
      if (named !== true) return named || "has too many parts without a key";
    }
    return this.#check();
  }

  #readPrefix(prefix: string): string | undefined {
    if (FORMATS.has(prefix)) return this.#set("format", prefix);
    if (SCRIPTS.has(prefix)) return this.#set("script", prefix);
    return IGNORED_PREFIXES.has(prefix) ? undefined : "begins with a prefix that xl does not know";
  }

  #check(): string | undefined {
    const [format, access, devtype, backend] = ["format", "access", "devtype", "backendtype"].map((key) =>
      this.get(key),
    );
    if (this.get("vdev") === undefined) return "says no vdev, the disk's name in the guest";
    if (format !== undefined && !FORMATS.has(format)) return "names a format that xl does not know";
    if (access !== undefined && !ACCESS.has(access)) return "expected the access r, ro, w or rw";
    if (devtype !== undefined && devtype !== "cdrom" && devtype !== "disk")
      return "names a devtype that xl does not know";
    if (backend !== undefined && !BACKENDS.has(backend)) return "names a backendtype that xl does not know";
    if (this.get("target") === undefined && devtype !== "cdrom")
      return "has no target, and is no CD-ROM drive";
    return undefined;
  }
}

/** xm's form of an empty drive has no prefix: `,hdc:cdrom,r`. */
function isEmptyCdrom(rest: string, position: number): boolean {
  return position === 0 && /^,[^,:=]+:cdrom(?:,|$)/.test(rest);
}

/** `tap` with a type is how the other formats name an image that is not raw. */
function driverOf(parts: DiskParts): DiskDriver | undefined {
  const type = (parts.get("format") ?? "raw") as NonNullable<DiskDriver["type"]>;
  const backend = parts.get("backendtype");
  const script = parts.get("script");
  if (script !== undefined && SCRIPTS.has(script)) return { name: script };
  if (backend === "phy") return { name: "phy" };
  if (backend === "qdisk") return { name: "qemu", type };
  if (backend === "standalone") return { name: backend, type };
  return type === "raw" ? undefined : { name: "tap", type };
}

/** Writes a disk with every part named, the target last: so it may hold anything. */
export function writeXlDisk(disk: XlDisk, context: DiskContext): string {
  const { report, path } = context;
  const target = plainTarget(disk.target.dev);
  if (/[,\s]/.test(target)) {
    report.error("dialect.comma", "a disk's name may not contain a comma or a blank", `${path}/target/@dev`);
  }
  if (disk.device === "floppy")
    report.error("dialect.disk-device", "xl knows no floppy drives", `${path}/@device`);
  if (disk.shareable)
    report.warn("dialect.disk-mode", "xl has no word for it: left out", `${path}/shareable`);
  const cdrom = disk.device === "cdrom";
  if (cdrom && !disk.readonly) report.warn("dialect.disk-mode", "a CD-ROM is read-only for xl", path);
  const access = cdrom || disk.readonly ? "ro" : "rw";
  const backend = domainOf(disk);
  if (backend?.includes(",")) {
    report.error(
      "dialect.comma",
      "a domain that serves a disk may not have a comma",
      `${path}/backenddomain/@name`,
    );
  }
  const served = backend === undefined ? "" : `,backend=${backend}`;
  const tail = `vdev=${target},access=${access}${cdrom ? ",devtype=cdrom" : ""}${served}`;
  const source = sourceOf(disk, report, path);
  if (disk.type !== "network") checkDisk(disk, source === undefined && sortOf(disk) === "disk", context);
  return source === undefined ? tail : `${backendOf(disk, report, path)},${tail},target=${source}`;
}

/** What stands behind `target=`; undefined for an empty drive. */
function sourceOf(disk: XlDisk, report: Report, path: string): string | undefined {
  if (disk.type === "network") return writeRbdTarget(disk.source, report, path);
  const source = pathOf(disk);
  if (source !== undefined && isBlock(source) !== (disk.type === "block")) {
    report.warn("dialect.disk-type", "xl tells files and devices by their paths alone", `${path}/@type`);
  }
  return source;
}

/** Types of `tap` that mean a raw image. */
const RAW_TYPES = new Set<string>(["aio", "raw", "sync", "tapdisk"]);

function backendOf({ type: kind, driver = {} }: XlDisk, report: Report, path: string): string {
  const isNetwork = kind === "network";
  const { name = isNetwork ? "qemu" : "file", type = "raw" } = driver;
  const format = RAW_TYPES.has(type) ? "raw" : type;
  if (!FORMATS.has(format))
    report.error("dialect.disk-format", "is a format that xl does not know", `${path}/driver/@type`);
  if (name === "qemu") return `format=${format},backendtype=qdisk`;
  if (isNetwork) {
    const message = "only the device model, qemu, serves such a disk";
    report.error("dialect.disk-driver", message, `${path}/driver/@name`);
  }
  if (SCRIPTS.has(name)) return `format=${format},script=block-${name}`;
  if (name === "phy") return `format=${format},backendtype=phy`;
  if (name === "standalone") return `format=${format},backendtype=standalone`;
  if (name !== "file" && !name.startsWith("tap")) {
    report.error("dialect.disk-driver", "is a backend that xl does not know", `${path}/driver/@name`);
  }
  return `format=${format}`;
}
