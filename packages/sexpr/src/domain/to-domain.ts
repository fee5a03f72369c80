import type { Console, Devices, Disk, Domain, Graphics, Interface } from "@libvirt-ts/xml/domain";
import { checkDomainName } from "@libvirt-ts/xml/xen";
import { type Problem, SexprError } from "../errors.js";
import { child } from "../lookup.js";
import { isList, type Sexpr, type SexprList } from "../node.js";
import { isLocal, readHvmDevices, readPciDevices, readPins, readSerial } from "./besides.js";
import { type ConfigFormat, type Dialect, dialectOf } from "./dialect.js";
import { isDisk, readDisk } from "./disk.js";
import { readImageDrives } from "./drives.js";
import { findImage, type Image, readFeatures, readOs } from "./image.js";
import { reportLost } from "./lost.js";
import { placesOf } from "./place.js";
import { TreeReport, text, whole } from "./report.js";
import { locationOf, readImageGraphics, readVfb, type VncRuntime } from "./vfb.js";
import { readVif } from "./vif.js";

/** What a conversion may know besides the tree. */
export interface SexprToDomainOptions {
  /** The text that the tree was read from, so that problems tell line and column. */
  readonly source?: string | Uint8Array;
  /** TCP port of the running guest's VNC server; without it the configured display counts, else 5900 + its id. */
  readonly vncPort?: number;
  /** Path of the running guest's console (`/dev/pts/5`). */
  readonly consoleTty?: string;
}

/** A domain, and what it does not keep of its configuration. */
export interface DomainFromSexpr {
  readonly domain: Domain;
  readonly warnings: readonly Problem[];
}

/** The words with which a configuration may begin; xend prints `domain` and does not look at what it is sent. */
const heads: readonly unknown[] = ["domain", "vm"];

/** What a guest gets for which no memory was configured, as in domain XML, in KiB. */
const defaultMemory = 131_072;

/** The most that can be said in KiB, and what xend says of a Domain-0 without a limit, in MiB. */
const maxMebibytes = Math.floor(Number.MAX_SAFE_INTEGER / 1024);
const unlimited = 2 ** 44 - 1;

/** No document describes a guest with less, in KiB, nor one that has nothing of it. */
const minMemory = 4096;
const minCurrentMemory = 1024;

const maxVcpus = 65_535;

/**
 * Converts xend's configuration of a domain (`(domain …)` as xend prints it, or `(vm …)` as it is sent) to the model.
 * A domain with a `domid` runs. A screen's password becomes part of the model; the XML writer leaves it out.
 *
 * @throws {SexprError} `domain.not-a-domain` (also for xend's error replies), `domain.name-missing`, `domain.uuid`, and
 *   `domain.KEY` where a number is none; each with its path in the tree.
 */
export function sexprToDomain(
  tree: Sexpr,
  format: ConfigFormat,
  options: SexprToDomainOptions = {},
): DomainFromSexpr {
  const list = expectDomain(tree, options.source);
  const report = new TreeReport(list, options.source);
  const dialect = dialectOf(format);
  const id = readId(list, report);
  const image = id === 0 ? undefined : findImage(list, report);
  const uuid = readUuid(list, report);
  const name = readName(list, report);
  // Field by field: spreading what may be there costs more than all the rest.
  const domain: Domain = { type: "xen", name };
  if (id !== undefined) domain.id = id;
  if (uuid !== undefined) domain.uuid = uuid;
  readMemory(domain, list, report);
  domain.vcpu = { placement: "static", value: readVcpus(list, report) };
  if (id !== 0) {
    const bootloader = text(list, "bootloader");
    if (bootloader !== undefined) domain.bootloader = bootloader;
    readPins(domain, list, report);
    const os = readOs(image, bootloader, report);
    const features = readFeatures(image);
    if (os !== undefined) domain.os = os;
    if (features !== undefined) domain.features = features;
    if (isLocal(list, image)) domain.clock = { offset: "localtime" };
  }
  readActions(domain, list);
  const runtime: VncRuntime = { id, port: options.vncPort };
  domain.devices = readDevices(list, image, dialect, runtime, options.consoleTty, report);
  reportLost("domain", list, report);
  if (image !== undefined) reportLost(image.kind, image.list, report);
  return report.finish(domain);
}

function readActions(domain: Domain, list: SexprList): void {
  const poweroff = text(list, "on_poweroff");
  const reboot = text(list, "on_reboot");
  const crash = text(list, "on_crash");
  // xend has words of its own, which are kept.
  if (poweroff !== undefined) domain.on_poweroff = poweroff as "destroy";
  if (reboot !== undefined) domain.on_reboot = reboot as "destroy";
  if (crash !== undefined) domain.on_crash = crash as "destroy";
}

function expectDomain(tree: Sexpr, source: SexprToDomainOptions["source"]): SexprList {
  if (isList(tree) && heads.includes(tree[0])) return tree;
  const list = isList(tree) ? tree : [];
  const key = list[0];
  const found = isList(key)
    ? "a list of lists"
    : key === undefined
      ? "no keyed list"
      : `(${key.slice(0, 32)} …)`;
  const told = key === "xend.err" && !isList(list[1]) ? `: ${list[1]?.slice(0, 200)}` : "";
  const place = isList(tree) ? placesOf(tree, new Set([tree]), source).get(tree) : {};
  const message = `expected (domain …), found ${found}${told}`;
  throw new SexprError([{ id: "domain.not-a-domain", message, ...place }]);
}

function readId(list: SexprList, report: TreeReport): number | undefined {
  // Python's word for nothing.
  return text(list, "domid") === "None" ? undefined : whole(list, "domid", report);
}

function readName(list: SexprList, report: TreeReport): string {
  const name = text(list, "name");
  if (name === undefined) {
    report.error("domain.name-missing", "the domain has no name", list);
    return "";
  }
  const problem = checkDomainName(name);
  if (problem !== undefined) report.warn(problem.id, problem.message, child(list, "name") ?? list);
  return name;
}

function readUuid(list: SexprList, report: TreeReport): string | undefined {
  const uuid = text(list, "uuid");
  if (uuid === undefined) return undefined;
  const dashed = dashedUuid(uuid);
  if (dashed === undefined) {
    report.error(
      "domain.uuid",
      "expected 32 hex digits, or 8-4-4-4-12 with dashes",
      child(list, "uuid") ?? list,
    );
  }
  return dashed;
}

/** A uuid in the form 8-4-4-4-12, lower case; undefined for a text that is none. */
export function dashedUuid(uuid: string): string | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return uuid.toLowerCase();
  if (!/^[0-9a-f]{32}$/i.test(uuid)) return undefined;
  const digits = uuid.toLowerCase();
  const [first, second, third] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16)];
  return `${first}-${second}-${third}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

function readMemory(domain: Domain, list: SexprList, report: TreeReport): void {
  const current = whole(list, "memory", report, maxMebibytes);
  const said = whole(list, "maxmem", report, unlimited);
  const maximum = said !== undefined && said > maxMebibytes ? current : said;
  if (current === undefined && maximum === undefined) {
    report.warn("domain.memory-missing", "no memory is configured: 128 MiB are assumed", list);
    domain.memory = kib(defaultMemory);
    domain.currentMemory = kib(defaultMemory);
    return;
  }
  const largest = Math.max(current ?? 0, maximum ?? 0) * 1024;
  const memory = Math.max(largest, minMemory);
  const currentMemory = Math.max((current ?? maximum ?? 0) * 1024, minCurrentMemory);
  if (largest < minMemory || current === 0) {
    const message = `so little memory that it is described as ${currentMemory / 1024} of ${memory / 1024} MiB`;
    report.warn("domain.memory", message, list);
  }
  domain.memory = kib(memory);
  domain.currentMemory = kib(currentMemory);
}

const kib = (value: number) => ({ unit: "KiB", value });

function readVcpus(list: SexprList, report: TreeReport): number {
  const vcpus = whole(list, "vcpus", report, maxVcpus) ?? 1;
  if (vcpus > 0) return vcpus;
  report.warn("domain.vcpus", "a domain has at least one virtual CPU: 1", child(list, "vcpus") ?? list);
  return 1;
}

/** Sorts of devices that a screen or a console implies. */
const readElsewhere: readonly string[] = ["vkbd", "console"];

function readDevices(
  list: SexprList,
  image: Image | undefined,
  dialect: Dialect,
  runtime: VncRuntime,
  consoleTty: string | undefined,
  report: TreeReport,
): Devices {
  const hvm = image?.kind === "hvm" ? image.list : undefined;
  const disks: Disk[] = [];
  const cards: Interface[] = [];
  const screens: Graphics[] = [];
  let passed: SexprList[] | undefined;
  /** Where the screen of the image is, which is a device too from 3.1 on. */
  let runningPort: number | undefined;
  for (const item of list) {
    if (!isList(item) || item[0] !== "device") continue;
    const device = item[1];
    if (!isList(device)) {
      report.warn("device.empty", "a device that says nothing is left out", item);
    } else if (isDisk(device)) {
      const disk = readDisk(device, dialect, report);
      if (disk !== undefined) disks.push(disk);
      reportLost("disk", device, report);
    } else if (device[0] === "vif") {
      cards.push(readVif(device, hvm !== undefined, report));
      reportLost("interface", device, report);
    } else if (device[0] === "vfb") {
      screens.push(...readVfb(device, runtime, report));
      runningPort ??= locationOf(device);
      reportLost("screen", device, report);
    } else if (device[0] === "pci") {
      passed ??= [];
      passed.push(device);
    } else if (!readElsewhere.includes(String(device[0]))) {
      report.warn("device.unknown", "a device that domain XML has no place for is left out", item);
    }
  }
  if (hvm !== undefined) disks.push(...readImageDrives(hvm, dialect, report));
  const port = runtime.port ?? runningPort;
  const inImage = image === undefined ? [] : readImageGraphics(image.list, { id: runtime.id, port }, report);
  // xend from 3.1 on repeats the screen of a fully virtualised guest's image as a device, with less detail.
  const graphics = (hvm === undefined && screens.length > 0) || inImage.length === 0 ? screens : inImage;
  const emulator = hvm && text(hvm, "device_model");
  const serial = hvm && readSerial(hvm, report);
  const consoles = readConsoles(hvm, runtime.id !== undefined, consoleTty, report);
  const { input, sound, video } = (hvm && readHvmDevices(hvm, report)) ?? {};
  const hostdevs = passed && readPciDevices(passed, report);
  const devices: Devices = {};
  if (emulator !== undefined) devices.emulator = emulator;
  if (disks.length > 0) devices.disk = disks;
  if (cards.length > 0) devices.interface = cards;
  if (serial !== undefined) devices.serial = [serial];
  if (consoles.length > 0) devices.console = consoles;
  if (input !== undefined) devices.input = input;
  if (sound !== undefined) devices.sound = sound;
  if (hostdevs !== undefined && hostdevs.length > 0) devices.hostdev = hostdevs;
  if (graphics.length > 0) devices.graphics = graphics;
  if (video !== undefined) devices.video = video;
  return devices;
}

/** A running guest shows its console's terminal; a configuration, that it asks for a serial port. */
function readConsoles(
  hvm: SexprList | undefined,
  running: boolean,
  tty: string | undefined,
  report: TreeReport,
): Console[] {
  const serial = hvm && text(hvm, "serial");
  if (running && tty !== undefined) return [{ tty }];
  if (running) {
    if (hvm !== undefined && serial === "pty") {
      report.warn("sexpr.not-kept", "the terminal of the running guest's serial port is not known", hvm);
    }
    return [];
  }
  return serial === "pty" ? [{}] : [];
}
