import type {
  Console,
  Devices,
  Disk,
  Domain,
  Features,
  Interface,
  MemorySize,
  Os,
  OsBoot,
  Vcpu,
} from "@libvirt-ts/xml/domain";
import { contentsOf, isPlainDisk, sourceOf } from "@libvirt-ts/xml/xen";
import type { ConfDocument } from "../document.js";
import type { Problem } from "../errors.js";
import { readClock, readOtherDevices, readPinning, readXlHvm } from "./besides.js";
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
  readonly domain: Domain;
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
export function readDomain(conf: ConfReader): Domain {
  const { dialect } = conf;
  const name = readName(conf);
  const uuid = readUuid(conf);
  const type = readType(conf);
  const hvm = type === "hvm";
  const boot: Pick<Domain, "os" | "bootloader"> = hvm ? { os: readHvm(conf) } : readParavirtual(conf, type);
  const { memory, currentMemory } = readMemory(conf);
  const { vcpu, cputune } = readPinning(conf);
  const { clock } = readClock(conf);
  // Its fields are set in the order in which they are written.
  const domain = { type: "xen", name } as Domain;
  if (uuid !== undefined) domain.uuid = uuid;
  domain.memory = memory;
  domain.currentMemory = currentMemory;
  domain.vcpu = Object.assign(readVcpus(conf), vcpu);
  if (boot.bootloader !== undefined) domain.bootloader = boot.bootloader;
  Object.assign(domain, cputune);
  if (boot.os !== undefined) domain.os = boot.os;
  if (hvm) Object.assign(domain, readFeatures(conf));
  if (clock !== undefined) domain.clock = clock;
  domain.on_poweroff = readAction(conf, "on_poweroff", "destroy");
  domain.on_reboot = readAction(conf, "on_reboot", "restart");
  domain.on_crash = readAction(conf, "on_crash", dialect.onCrash);
  domain.devices = readDevices(conf, hvm);
  return domain;
}

function readDevices(conf: ConfReader, hvm: boolean): Devices {
  const { xl } = conf.dialect;
  const emulator = hvm || xl ? conf.text(xl ? "device_model_override" : "device_model") : undefined;
  const devices: Devices = {};
  if (emulator !== undefined) devices.emulator = emulator;
  const disk = readDisks(conf, hvm);
  if (disk.length > 0) devices.disk = disk;
  const cards = readInterfaces(conf, hvm);
  if (cards.length > 0) devices.interface = cards;
  const console = readConsoles(conf, hvm);
  const { serial, input, sound, video, hostdev } = readOtherDevices(conf, hvm);
  if (serial !== undefined) devices.serial = serial;
  if (console.length > 0) devices.console = console;
  if (input !== undefined) devices.input = input;
  if (sound !== undefined) devices.sound = sound;
  const graphics = readGraphics(conf, hvm);
  if (hostdev !== undefined) devices.hostdev = hostdev;
  if (graphics.length > 0) devices.graphics = graphics;
  if (video !== undefined) devices.video = video;
  return devices;
}

/** Toolstacks differ in the words that they know, so any word is taken. */
function readAction(conf: ConfReader, key: string, usual: string): NonNullable<Domain["on_poweroff"]> {
  return (conf.text(key) ?? usual) as NonNullable<Domain["on_poweroff"]>;
}

/** How a guest boots whose kernel is the host's, or is found by a bootloader. */
function readParavirtual(conf: ConfReader, type: "pv" | "pvh"): Pick<Domain, "os" | "bootloader"> {
  const { xl } = conf.dialect;
  const bootloader = conf.text("bootloader");
  const kernel = conf.text("kernel");
  const initrd = conf.text("ramdisk");
  const line = xl ? conf.text("cmdline") : undefined;
  // xl: a cmdline replaces root and extra.
  const root = line === undefined ? conf.text("root") : undefined;
  const cmdline = line ?? conf.text("extra");
  const boot: Pick<Domain, "os" | "bootloader"> = {};
  if (bootloader !== undefined) boot.bootloader = bootloader;
  // Their type alone says nothing of how they boot.
  const isSaid = kernel ?? initrd ?? root ?? cmdline;
  if (isSaid === undefined && type === "pv") return boot;
  const pvh = { machine: "xenpvh", value: "xenpvh" } as const;
  const os: Os = { type: type === "pvh" ? pvh : { value: xl ? "xen" : "linux" } };
  if (kernel !== undefined) os.kernel = kernel;
  if (initrd !== undefined) os.initrd = initrd;
  if (root !== undefined) os.root = root;
  if (cmdline !== undefined) os.cmdline = cmdline;
  boot.os = os;
  return boot;
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

const BOOT_LETTERS: ReadonlyMap<string, OsBoot["dev"]> = new Map([
  ["a", "fd"],
  ["c", "hd"],
  ["d", "cdrom"],
  ["n", "network"],
]);

function readHvm(conf: ConfReader): Os {
  const { xl } = conf.dialect;
  const firmware = xl ? readXlHvm(conf) : readLoader(conf);
  const letters = conf.text("boot") ?? (xl ? "" : "c");
  if (/[^acdn]/.test(letters))
    conf.report.warn("conf.value", "a letter other than a, c, d, n is no boot device: ignored", "boot");
  const boot: OsBoot[] = [];
  for (const letter of new Set(letters)) {
    const dev = BOOT_LETTERS.get(letter);
    if (dev !== undefined) boot.push({ dev });
  }
  return { type: { value: "hvm" }, ...firmware, ...(boot.length > 0 && { boot }) };
}

/** What xm boots a fully virtualised guest with. */
function readLoader(conf: ConfReader): Pick<Os, "loader"> {
  const value = conf.text("kernel");
  return value === undefined ? {} : { loader: { value } };
}

/** The largest memory, in MiB, of which the KiB are still exact. */
const MAX_MIB = 2 ** 43 - 1;
/** Below this many MiB a domain is refused, as from XML. */
const MIN_MIB = 4;

function readMemory(conf: ConfReader): { memory: MemorySize; currentMemory: MemorySize } {
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
  return { memory: inKib(Math.max(used, max) * 1024), currentMemory: inKib(used * 1024) };
}

function inKib(value: number): MemorySize {
  return { value, unit: "KiB" };
}

const MAX_VCPUS = 65535;

/** Of xl's `maxvcpus`, `vcpus` are online. */
function readVcpus(conf: ConfReader): Vcpu {
  const online = conf.integer("vcpus");
  const max = conf.dialect.xl ? (conf.integer("maxvcpus") ?? online ?? 1) : (online ?? 1);
  const vcpus = online ?? (conf.dialect.xl ? 1 : max);
  for (const [key, count] of [
    ["vcpus", vcpus],
    ["maxvcpus", max],
  ] as const) {
    if (count < 1 || count > MAX_VCPUS) conf.report.error("conf.value", `expected 1 to ${MAX_VCPUS}`, key);
  }
  const placement = "static";
  return vcpus >= max ? { placement, value: vcpus } : { placement, current: vcpus, value: max };
}

/** xl's guests have all of them unless told, xm's none. */
function readFeatures(conf: ConfReader): Pick<Domain, "features"> {
  const [acpi, apic, pae] = ["acpi", "apic", "pae"].map((key) => conf.flag(key) ?? conf.dialect.xl);
  const features: Features = { ...(acpi && { acpi }), ...(apic && { apic: {} }), ...(pae && { pae }) };
  return acpi || apic || pae ? { features } : {};
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
    disks.push({ ...contentsOf(typeOf(source), source), device: "floppy", target: { dev: target } });
  }
  return disks;
}

/** The key `cdrom` says again what an entry of `disk` may have said. */
function readCdromKey(conf: ConfReader, disks: Disk[]): void {
  const source = conf.text("cdrom");
  if (source === undefined) return;
  const same = disks.find(({ target }) => target.dev === "hdc");
  if (same !== undefined) {
    const said = isPlainDisk(same) ? sourceOf(same) : undefined;
    if (said !== source) conf.report.warn("dialect.disk", "another disk is hdc: ignored", "cdrom");
    return;
  }
  const type = typeOf(source);
  disks.push({
    ...contentsOf(type, source),
    device: "cdrom",
    driver: { name: type === "block" ? "phy" : "file" },
    target: { dev: "hdc" },
    readonly: true,
  });
}

/** The type of a disk that a path alone describes. */
function typeOf(source: string): "block" | "file" {
  return source.startsWith("/dev/") ? "block" : "file";
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
  if (!hvm) return [{}];
  const serial = conf.get("serial");
  const ports = Array.isArray(serial) ? serial : [serial];
  return ports.includes("pty") ? [{}] : [];
}
