import type { DomainDescription, DomainOs, Unknown, XmlElement } from "@libvirt-ts/xml";
import {
  attributeOf,
  childrenOf,
  directKernelElements,
  directKernelOf,
  hvmDeviceElements,
  hvmDeviceWords,
  isLocalTime,
  isSoundWord,
  isXenConsole,
  localTimeElement,
  type Pinning,
  pciElement,
  pciOf,
  pinningOf,
  pinningParts,
  serialElement,
  serialWord,
  unknownOf,
} from "@libvirt-ts/xml/target";
import type { ConfValue } from "../value.js";
import type { ConfReader } from "./conf-reader.js";
import type { Entries } from "./entries.js";

/*
 * What a file says of a domain besides what the model has fields for: pinning, clock, firmware, emulated devices, host
 * devices.
 */

/** What stands beside the fields of the domain. */
export function readBesides(conf: ConfReader): { unknown?: Unknown } {
  const { vcpu, cputune } = pinningParts(readPinning(conf));
  const clock = conf.flag("localtime") === true ? localTimeElement() : undefined;
  const unknown = unknownOf({
    children: [cputune, clock].filter((part) => part !== undefined),
    inside: vcpu === undefined ? {} : { vcpu },
  });
  return unknown === undefined ? {} : { unknown };
}

const CPU_LIST = /^\s*\^?[0-9]+(?:-[0-9]+)?(?:\s*,\s*\^?[0-9]+(?:-[0-9]+)?)*\s*$/;

/** `cpus = "2-3"` for all vcpus, or a list of one for each. */
function readPinning(conf: ConfReader): Pinning | undefined {
  const value = conf.get("cpus");
  if (value === undefined || value === "" || value === "all") return undefined;
  const lists = (Array.isArray(value) ? (value as readonly ConfValue[]) : [value]).map((item) =>
    typeof item === "number" ? String(item) : item,
  );
  if (lists.every((item): item is string => typeof item === "string" && CPU_LIST.test(item))) {
    if (!Array.isArray(value)) return lists[0];
    return lists.every((list) => list === lists[0]) ? lists[0] : lists;
  }
  conf.report.warn("dialect.key", "no list of CPUs: it has no place in a domain description", "cpus");
  return undefined;
}

/** Writes `cpus` and `localtime`. */
export function writeBesides(out: Entries, domain: DomainDescription): void {
  const pinning = pinningOf(domain);
  if (typeof pinning === "string") out.put("cpus", pinning);
  else if (pinning !== undefined) {
    // Every vcpu needs a list; one that may run anywhere has the whole machine's.
    out.put(
      "cpus",
      pinning.map((cpuset) => cpuset || "all"),
    );
  }
  if (isLocalTime(domain)) out.put("localtime", 1);
}

/** The devices that stand in keys of their own. */
export function readOtherDevices(conf: ConfReader, hvm: boolean): XmlElement[] {
  const { dialect, report } = conf;
  const pci = conf.strings("pci").flatMap(({ item, path }) => {
    const [address = "", ...options] = item.split(",");
    const device = readPci(address.trim());
    if (device === undefined)
      report.warn("dialect.pci", "expected an address such as 04:00.0: ignored", path);
    else if (options.length > 0)
      report.warn("dialect.pci", "what follows the address has no place in a host device", path);
    return device ?? [];
  });
  if (!hvm) return pci;
  const vga = dialect.xl ? conf.text("vga") : undefined;
  if (vga !== undefined && vga !== "stdvga" && vga !== "cirrus")
    report.warn("dialect.key", "has no place in a domain description", "vga");
  const stdvga = conf.flag("stdvga");
  return [
    ...readSerials(conf),
    ...hvmDeviceElements({
      tablet: readTablet(conf),
      stdvga: vga === "stdvga" ? true : vga === "cirrus" ? false : stdvga,
      videoram: conf.integer("videoram"),
      sound: readSound(conf),
    }),
    ...pci,
  ];
}

function readTablet(conf: ConfReader): boolean {
  const value = conf.get("usbdevice");
  if (value === undefined) return false;
  const devices = Array.isArray(value) ? (value as readonly ConfValue[]) : [value];
  if (devices.some((device) => device !== "tablet"))
    conf.report.warn("dialect.key", "only a tablet has a place in a domain description", "usbdevice");
  const tablet = devices.includes("tablet");
  // The bus of the tablet.
  if (tablet) conf.get("usb");
  return tablet;
}

function readSound(conf: ConfReader): string[] {
  const words = (conf.text("soundhw") ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  if (words.some((word) => !isSoundWord(word)))
    conf.report.warn("dialect.key", "a sound card that has no place in a domain description", "soundhw");
  return words.filter(isSoundWord);
}

/** Serial ports, unless there is but one at a pseudo terminal: a console stands for that one. */
function readSerials(conf: ConfReader): XmlElement[] {
  const value = conf.get("serial");
  const words = value === undefined ? [] : Array.isArray(value) ? (value as readonly ConfValue[]) : [value];
  if (words.length === 1 && (words[0] === "pty" || words[0] === "none")) return [];
  return words.flatMap((word, port) => {
    const found = typeof word === "string" && word !== "none" ? serialElement(word, port) : undefined;
    if (found === undefined && word !== "none")
      conf.report.warn("dialect.serial", "a serial port that has no place in a domain description", "serial");
    return found ?? [];
  });
}

/** `04:00.0`, `0000:04:00.0`, with `@` and the slot in the guest behind, or `*` for all functions: those have no place. */
function readPci(text: string): XmlElement | undefined {
  const [, domain = "0", bus, slot, fn] =
    /^(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,2}):([01]?[0-9a-f])\.([0-7])$/i.exec(text) ?? [];
  if (bus === undefined || slot === undefined || fn === undefined) return undefined;
  const [domainNumber, busNumber, slotNumber] = [domain, bus, slot].map((digits) =>
    Number.parseInt(digits, 16),
  );
  return pciElement({ domain: domainNumber!, bus: busNumber!, slot: slotNumber!, function: Number(fn) });
}

/** An item of `pci` in our words; undefined for one that is none. */
export function pciWords(item: string): string | undefined {
  const device = readPci(item.split(",", 1)[0]!.trim());
  return device && writePci(device);
}

function writePci(hostdev: XmlElement): string | undefined {
  const address = pciOf(hostdev);
  if (address === undefined) return undefined;
  const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
  return `${hex(address.domain, 4)}:${hex(address.bus, 2)}:${hex(address.slot, 2)}.${address.function}`;
}

/** Writes the devices that stand in keys of their own. */
export function writeOtherDevices(out: Entries, { devices }: DomainDescription, hvm: boolean): void {
  const { put, dialect } = out;
  const pci = childrenOf(devices.unknown, "hostdev").flatMap((hostdev) => writePci(hostdev) ?? []);
  if (pci.length > 0) put("pci", pci);
  if (!hvm) return;
  writeSerials(out, devices);
  const { tablet, stdvga, videoram, sound } = hvmDeviceWords(devices.unknown);
  if (tablet) {
    put("usb", 1);
    put("usbdevice", "tablet");
  }
  if (stdvga !== undefined && dialect.xl) put("vga", stdvga ? "stdvga" : "cirrus");
  else if (stdvga !== undefined) put("stdvga", stdvga ? 1 : 0);
  put("videoram", videoram);
  if (sound.length > 0) put("soundhw", sound.join(","));
}

function writeSerials(out: Entries, devices: DomainDescription["devices"]): void {
  const words = childrenOf(devices.unknown, "serial").flatMap((serial) => serialWord(serial) ?? []);
  if (words.length > 1 && !out.dialect.xl) {
    const message = "xm knows one serial port, and the guest would be another one";
    out.error("dialect.unsupported", message, "/domain/devices/serial[2]");
  }
  if (words.length > 1) out.put("serial", words);
  else if (words.length === 1) out.put("serial", words[0]);
  else if (devices.consoles.some((console) => !isXenConsole(console))) out.put("serial", "pty");
}

type HvmOs = Extract<DomainOs, { kind: "hvm" }>;

/** What xl says of how a fully virtualised guest boots, besides its boot devices. */
export function readXlHvm(conf: ConfReader): Pick<HvmOs, "loader" | "unknown"> {
  const kernel = conf.text("kernel");
  const initrd = conf.text("ramdisk");
  const line = conf.text("cmdline");
  const root = line === undefined ? conf.text("root") : undefined;
  const extra = line === undefined ? conf.text("extra") : undefined;
  const cmdline = line ?? ([root && `root=${root}`, extra].filter(Boolean).join(" ") || undefined);
  // xm's word for the loader, which xl finds by itself.
  const isLoader = kernel !== undefined && HVMLOADER.test(kernel);
  const direct =
    kernel === undefined || isLoader
      ? []
      : directKernelElements({ kernel, ...(initrd && { initrd }), ...(cmdline && { cmdline }) });
  const { loader, attributes, inside } = readFirmware(conf);
  const unknown = unknownOf({ attributes, children: direct, inside });
  return { loader, ...(unknown !== undefined && { unknown }) };
}

export const HVMLOADER = /(?:^|\/)hvmloader$/;

/** What xl loads unless told; where it really stands is the host's business. */
const XL_LOADER = "/usr/lib/xen/boot/hvmloader";

function readFirmware(conf: ConfReader): {
  readonly loader: string;
  readonly attributes: NonNullable<Unknown["attributes"]>;
  readonly inside: NonNullable<Unknown["inside"]>;
} {
  const { report } = conf;
  const firmware = conf.text("firmware_override") ?? conf.text("firmware");
  const bios = conf.text("bios");
  const path = conf.text("bios_path_override");
  const plain = { attributes: [], inside: {} };
  if (firmware?.startsWith("/")) return { loader: firmware, ...plain };
  const efi = bios === "ovmf" || firmware === "ovmf" || firmware === "uefi";
  if (efi && path !== undefined) {
    const attributes = [
      { name: "readonly", value: "yes" },
      { name: "type", value: "pflash" },
    ];
    return { loader: path, attributes: [], inside: { loader: { attributes } } };
  }
  if (efi) return { loader: XL_LOADER, attributes: [{ name: "firmware", value: "efi" }], inside: {} };
  for (const [key, value] of [
    ["firmware", firmware],
    ["bios", bios],
    ["bios_path_override", path],
  ] as const) {
    if (value !== undefined) report.warn("dialect.key", "has no place in a domain description", key);
  }
  return { loader: XL_LOADER, ...plain };
}

/** Writes what xl says of how a fully virtualised guest boots, besides its boot devices. */
export function writeXlHvm({ put }: Entries, os: HvmOs): void {
  const { kernel, initrd, cmdline } = directKernelOf(os.unknown);
  put("kernel", kernel);
  put("ramdisk", initrd);
  put("cmdline", cmdline);
  const pflash = os.unknown?.inside?.loader?.attributes?.some(
    ({ name, value }) => name === "type" && value === "pflash",
  );
  const efi = os.unknown && attributeOf({ name: "os", ...os.unknown }, "firmware") === "efi";
  if (pflash || efi) put("bios", "ovmf");
  if (pflash) put("bios_path_override", os.loader);
  // xl loads its own hvmloader, wherever the host keeps it.
  else if (os.loader !== undefined && !HVMLOADER.test(os.loader)) put("firmware", os.loader);
}
