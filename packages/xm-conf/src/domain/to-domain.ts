import type {
  BootDevice,
  Console,
  Disk,
  DomainDescription,
  DomainFeature,
  DomainOs,
  Interface,
  ParavirtualOs,
} from "@libvirt-ts/xml";
import { unknownOf } from "@libvirt-ts/xml/target";
import type { ConfDocument } from "../document.js";
import type { Problem } from "../errors.js";
import { readBesides, readOtherDevices, readXlHvm } from "./besides.js";
import { ConfReader } from "./conf-reader.js";
import { type ConfDialect, dialectOf } from "./dialect.js";
import { readXmDisk } from "./disk.js";
import { readScreens, readVfbs } from "./graphics.js";
import { readName, readUuid } from "./identity.js";
import { readVif } from "./vif.js";
import { readXlDisk } from "./xl-disk.js";

/** How a configuration file becomes a domain. */
export interface ConfToDomainOptions {
  /** Whether warnings are errors. Default: false. */
  readonly strict?: boolean;
}

/** A configuration file as a domain. */
export interface DomainFromConf {
  readonly domain: DomainDescription;
  /** What the domain does not tell of the file: keys and parts that it has no place for, values that make no sense. */
  readonly warnings: readonly Problem[];
}

/**
 * What a configuration file says, as a domain. Defaults of the dialect are filled in where the model has none of its
 * own; the uuid stays absent if the file has none. Throws a `ConfError` for a file without a name, and for values that
 * would make another guest if they were ignored.
 *
 * C: `xenXMDomainFormatXML`
 */
export function confToDomain(
  document: ConfDocument,
  dialect: ConfDialect,
  { strict = false }: ConfToDomainOptions = {},
): DomainFromConf {
  const conf = new ConfReader(document, dialectOf(dialect));
  const domain = readDomain(conf);
  conf.reportUnused();
  return { domain, warnings: conf.report.finish(strict) };
}

/** Reads everything that the model has a place for. */
export function readDomain(conf: ConfReader): DomainDescription {
  const { dialect } = conf;
  const name = readName(conf);
  const uuid = readUuid(conf);
  const os = readOs(conf);
  const hvm = os.kind === "hvm";
  const consoles = readConsoles(conf, hvm);
  const others = unknownOf({ children: readOtherDevices(conf, hvm) });
  const emulator =
    hvm || dialect.xl ? conf.text(dialect.xl ? "device_model_override" : "device_model") : undefined;
  return {
    type: "xen",
    name,
    ...(uuid !== undefined && { uuid }),
    os,
    ...readMemory(conf),
    ...readVcpus(conf),
    ...readBesides(conf),
    onPoweroff: conf.text("on_poweroff") ?? "destroy",
    onReboot: conf.text("on_reboot") ?? "restart",
    onCrash: conf.text("on_crash") ?? dialect.onCrash,
    features: hvm ? readFeatures(conf) : [],
    devices: {
      ...(emulator !== undefined && { emulator }),
      disks: readDisks(conf, hvm),
      interfaces: readInterfaces(conf, hvm),
      graphics: readGraphics(conf, hvm),
      consoles,
      ...(others !== undefined && { unknown: others }),
    },
  };
}

function readOs(conf: ConfReader): DomainOs {
  const type = readType(conf);
  if (type === "hvm") return readHvm(conf);
  const bootloader = conf.text("bootloader");
  const kernel = conf.text("kernel");
  const initrd = conf.text("ramdisk");
  const line = conf.dialect.xl ? conf.text("cmdline") : undefined;
  // xl: a cmdline replaces root and extra.
  const root = line === undefined ? conf.text("root") : undefined;
  const cmdline = line ?? conf.text("extra");
  const parts: Omit<ParavirtualOs, "kind"> = {
    ...(conf.dialect.xl && { type: type === "pvh" ? "xenpvh" : "xen" }),
    ...(type === "pvh" && { machine: "xenpvh" }),
    ...(bootloader !== undefined && { bootloader }),
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(root !== undefined && { root }),
    ...(cmdline !== undefined && { cmdline }),
  };
  // Their type alone says nothing of how they boot.
  const [first, ...others] = Object.keys(parts).filter((key) => key !== "type");
  if (first === undefined) return { kind: "none" };
  if (first === "bootloader" && others.length === 0) return { kind: "bootloader", bootloader: bootloader! };
  return { kind: "paravirtual", ...parts };
}

function readType(conf: ConfReader): "pv" | "pvh" | "hvm" {
  const builder = conf.text("builder");
  if (builder !== undefined && !/^(?:hvm|linux|generic)$/.test(builder)) {
    conf.report.warn("conf.value", 'expected "hvm" or "linux": taken as "linux"', "builder");
  }
  const type = conf.dialect.xl ? conf.text("type") : undefined;
  if (type === undefined) return builder === "hvm" ? "hvm" : "pv";
  if (type === "pv" || type === "pvh" || type === "hvm") return type;
  conf.report.error("conf.value", 'expected "pv", "pvh" or "hvm"', "type");
  return "pv";
}

const BOOT_LETTERS: ReadonlyMap<string, BootDevice> = new Map([
  ["a", "fd"],
  ["c", "hd"],
  ["d", "cdrom"],
  ["n", "network"],
]);

function readHvm(conf: ConfReader): DomainOs {
  const { xl } = conf.dialect;
  const xlParts = xl ? readXlHvm(conf) : undefined;
  const loader = xlParts?.loader ?? (xl ? undefined : conf.text("kernel"));
  const letters = conf.text("boot") ?? (xl ? "" : "c");
  if (/[^acdn]/.test(letters))
    conf.report.warn("conf.value", "a letter other than a, c, d, n is no boot device: ignored", "boot");
  const boot = new Set<BootDevice>();
  for (const letter of letters) {
    const device = BOOT_LETTERS.get(letter);
    if (device !== undefined) boot.add(device);
  }
  return {
    kind: "hvm",
    ...(loader !== undefined && { loader }),
    boot: [...boot],
    ...(xlParts?.unknown !== undefined && { unknown: xlParts.unknown }),
  };
}

/** The largest memory, in MiB, of which the KiB are still exact. */
const MAX_MIB = 2 ** 43 - 1;
/** Below this many MiB a domain is refused, as from XML. */
const MIN_MIB = 4;

function readMemory(conf: ConfReader): { memory: number; currentMemory?: number } {
  const current = conf.integer("memory");
  const max = conf.integer("maxmem") ?? current ?? conf.dialect.memory;
  const used = current ?? (conf.dialect.xl ? max : Math.min(conf.dialect.memory, max));
  for (const [key, mib] of [
    ["memory", used],
    ["maxmem", max],
  ] as const) {
    if (mib < (key === "maxmem" ? MIN_MIB : 1) || mib > MAX_MIB) {
      conf.report.error(
        "conf.value",
        `expected ${MIN_MIB} to ${MAX_MIB} MiB`,
        conf.get(key) === undefined ? "memory" : key,
      );
    }
  }
  if (used > max)
    conf.report.warn("conf.value", `more than maxmem, which is raised from ${max} to ${used}`, "memory");
  const memory = Math.max(used, max) * 1024;
  return { memory, ...(used * 1024 < memory && { currentMemory: used * 1024 }) };
}

const MAX_VCPUS = 65535;

/** Of xl's `maxvcpus`, `vcpus` are online. */
function readVcpus(conf: ConfReader): Pick<DomainDescription, "vcpus" | "currentVcpus"> {
  const online = conf.integer("vcpus");
  const max = conf.dialect.xl ? (conf.integer("maxvcpus") ?? online ?? 1) : (online ?? 1);
  const vcpus = online ?? (conf.dialect.xl ? 1 : max);
  for (const [key, count] of [
    ["vcpus", vcpus],
    ["maxvcpus", max],
  ] as const) {
    if (count < 1 || count > MAX_VCPUS) conf.report.error("conf.value", `expected 1 to ${MAX_VCPUS}`, key);
  }
  return vcpus >= max ? { vcpus } : { vcpus: max, currentVcpus: vcpus };
}

/** xl's guests have all of them unless told, xm's none. */
function readFeatures(conf: ConfReader): DomainFeature[] {
  return (["acpi", "apic", "pae"] as const).filter((feature) => conf.flag(feature) ?? conf.dialect.xl);
}

function readDisks(conf: ConfReader, hvm: boolean): Disk[] {
  const { dialect, report } = conf;
  const disks: Disk[] = [];
  for (const { item, path } of conf.strings("disk")) {
    const disk = dialect.xl ? readXlDisk(item, report, path) : readXmDisk(item, report, path);
    if (disk !== undefined) disks.push(disk);
  }
  if (!hvm || dialect.xl) return disks;
  if (dialect.cdromKey) readCdromKey(conf, disks);
  for (const target of ["fda", "fdb"]) {
    const source = conf.text(target);
    if (source === undefined) continue;
    const type = source.startsWith("/dev/") ? "block" : "file";
    disks.push({ kind: "disk", type, device: "floppy", source, target, readonly: false, shareable: false });
  }
  return disks;
}

/** The key `cdrom` says again what an entry of `disk` may have said. */
function readCdromKey(conf: ConfReader, disks: Disk[]): void {
  const source = conf.text("cdrom");
  if (source === undefined) return;
  const same = disks.find(({ target }) => target === "hdc");
  if (same !== undefined) {
    if (same.source !== source) conf.report.warn("dialect.disk", "another disk is hdc: ignored", "cdrom");
    return;
  }
  const block = source.startsWith("/dev/");
  disks.push({
    kind: "disk",
    type: block ? "block" : "file",
    device: "cdrom",
    driver: { name: block ? "phy" : "file" },
    source,
    target: "hdc",
    readonly: true,
    shareable: false,
  });
}

function readInterfaces(conf: ConfReader, hvm: boolean): Interface[] {
  return conf.strings("vif").map(({ item, path }) => readVif(item, hvm, conf.dialect, conf.report, path));
}

function readGraphics(conf: ConfReader, hvm: boolean) {
  const { dialect } = conf;
  if (hvm) {
    const hidden = dialect.xl && conf.flag("nographic") === true;
    return hidden ? [] : readScreens(conf, dialect.xl);
  }
  if (!dialect.vfb) return readScreens(conf, false);
  return dialect.xl && conf.get("vfb") === undefined ? readScreens(conf, false) : readVfbs(conf);
}

function readConsoles(conf: ConfReader, hvm: boolean): Console[] {
  const console: Console = { kind: "console" };
  if (!hvm) return [console];
  const serial = conf.get("serial");
  const ports = Array.isArray(serial) ? serial : [serial];
  return ports.includes("pty") ? [console] : [];
}
