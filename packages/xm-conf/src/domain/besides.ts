import type { Devices, Domain, Hostdev, Os, Serial } from "@libvirt-ts/xml/domain";
import {
  hvmDevices,
  hvmDeviceWords,
  isLocalTime,
  isSoundWord,
  isXenConsole,
  kernelOf,
  type Pinning,
  pciHostdev,
  pciOf,
  pinningOf,
  pinningParts,
  serialOf,
  serialWord,
} from "@libvirt-ts/xml/xen";
import type { ConfValue } from "../value.js";
import type { ConfReader } from "./conf-reader.js";
import { type Entries, textOf } from "./entries.js";

/*
 * What a file says of a domain besides what every domain has: pinning, clock, firmware, emulated devices, host devices.
 */

/** The clock, where it shows the host's local time. */
export function readClock(conf: ConfReader): Pick<Domain, "clock"> {
  return conf.flag("localtime") === true ? { clock: { offset: "localtime" } } : {};
}

/** What belongs into `vcpu`, and beside it. */
export function readPinning(conf: ConfReader): ReturnType<typeof pinningParts> {
  return pinningParts(pinningIn(conf));
}

const CPU_LIST = /^\s*\^?[0-9]+(?:-[0-9]+)?(?:\s*,\s*\^?[0-9]+(?:-[0-9]+)?)*\s*$/;

/** `cpus = "2-3"` for all vcpus, or a list of one for each. */
function pinningIn(conf: ConfReader): Pinning | undefined {
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
export function writeBesides(out: Entries, domain: Domain): void {
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
export function readOtherDevices(
  conf: ConfReader,
  hvm: boolean,
): Pick<Devices, "hostdev" | "serial" | "input" | "sound" | "video"> {
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
  const hostdev = pci.length > 0 ? { hostdev: pci } : {};
  if (!hvm) return hostdev;
  const vga = dialect.xl ? conf.text("vga") : undefined;
  if (vga !== undefined && vga !== "stdvga" && vga !== "cirrus")
    report.warn("dialect.key", "has no place in a domain description", "vga");
  const stdvga = conf.flag("stdvga");
  const serial = readSerials(conf);
  return {
    ...(serial.length > 0 && { serial }),
    ...hvmDevices({
      tablet: readTablet(conf),
      stdvga: vga === "stdvga" ? true : vga === "cirrus" ? false : stdvga,
      videoram: conf.integer("videoram"),
      sound: readSound(conf),
    }),
    ...hostdev,
  };
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
  const said = conf.text("soundhw");
  if (said === undefined) return [];
  const words = said
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  if (words.some((word) => !isSoundWord(word)))
    conf.report.warn("dialect.key", "a sound card that has no place in a domain description", "soundhw");
  return words.filter(isSoundWord);
}

/** Serial ports, unless there is but one at a pseudo terminal: a console stands for that one. */
function readSerials(conf: ConfReader): Serial[] {
  const value = conf.get("serial");
  const words = value === undefined ? [] : Array.isArray(value) ? (value as readonly ConfValue[]) : [value];
  if (words.length === 1 && (words[0] === "pty" || words[0] === "none")) return [];
  return words.flatMap((word, port) => {
    const found = typeof word === "string" && word !== "none" ? serialOf(word, port) : undefined;
    if (found === undefined && word !== "none")
      conf.report.warn("dialect.serial", "a serial port that has no place in a domain description", "serial");
    return found ?? [];
  });
}

/** `04:00.0`, `0000:04:00.0`, with `@` and the slot in the guest behind, or `*` for all functions: those have no place. */
function readPci(text: string): Hostdev | undefined {
  const [, domain = "0", bus, slot, fn] =
    /^(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,2}):([01]?[0-9a-f])\.([0-7])$/i.exec(text) ?? [];
  if (bus === undefined || slot === undefined || fn === undefined) return undefined;
  const [domainNumber, busNumber, slotNumber] = [domain, bus, slot].map((digits) =>
    Number.parseInt(digits, 16),
  );
  return pciHostdev({ domain: domainNumber!, bus: busNumber!, slot: slotNumber!, function: Number(fn) });
}

/** An item of `pci` in our words; undefined for one that is none. */
export function pciWords(item: string): string | undefined {
  const device = readPci(item.split(",", 1)[0]!.trim());
  return device && writePci(device);
}

function writePci(hostdev: Hostdev): string | undefined {
  const address = pciOf(hostdev);
  if (address === undefined) return undefined;
  const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
  return `${hex(address.domain, 4)}:${hex(address.bus, 2)}:${hex(address.slot, 2)}.${address.function}`;
}

/** Writes the devices that stand in keys of their own. */
export function writeOtherDevices(out: Entries, devices: Devices, hvm: boolean): void {
  const { put, dialect } = out;
  const pci = (devices.hostdev ?? []).flatMap((hostdev) => writePci(hostdev) ?? []);
  if (pci.length > 0) put("pci", pci);
  if (!hvm) return;
  writeSerials(out, devices);
  const { tablet, stdvga, videoram, sound } = hvmDeviceWords(devices);
  if (tablet) {
    put("usb", 1);
    put("usbdevice", "tablet");
  }
  if (stdvga !== undefined && dialect.xl) put("vga", stdvga ? "stdvga" : "cirrus");
  else if (stdvga !== undefined) put("stdvga", stdvga ? 1 : 0);
  put("videoram", videoram);
  if (sound.length > 0) put("soundhw", sound.join(","));
}

function writeSerials(out: Entries, devices: Devices): void {
  const words = (devices.serial ?? []).flatMap((serial) => serialWord(serial) ?? []);
  if (words.length > 1 && !out.dialect.xl) {
    const message = "xm knows one serial port, and the guest would be another one";
    out.error("dialect.unsupported", message, "/domain/devices/serial[2]");
  }
  if (words.length > 1) out.put("serial", words);
  else if (words.length === 1) out.put("serial", words[0]);
  else if (devices.console?.some((console) => !isXenConsole(console))) out.put("serial", "pty");
}

/** What xl says of how a fully virtualised guest boots, besides its boot devices. */
export function readXlHvm(conf: ConfReader): Omit<Os, "type" | "boot"> {
  const kernel = conf.text("kernel");
  const initrd = conf.text("ramdisk");
  const line = conf.text("cmdline");
  const root = line === undefined ? conf.text("root") : undefined;
  const extra = line === undefined ? conf.text("extra") : undefined;
  const cmdline = line ?? ([root && `root=${root}`, extra].filter(Boolean).join(" ") || undefined);
  // xm's word for the loader, which xl finds by itself.
  const isLoader = kernel !== undefined && HVMLOADER.test(kernel);
  const isDirect = kernel !== undefined && !isLoader;
  return {
    ...readFirmware(conf),
    ...(isDirect && { kernel, ...(initrd && { initrd }), ...(cmdline && { cmdline }) }),
  };
}

export const HVMLOADER = /(?:^|\/)hvmloader$/;

/** What xl loads unless told; where it really stands is the host's business. */
const XL_LOADER = "/usr/lib/xen/boot/hvmloader";

function readFirmware(conf: ConfReader): Pick<Os, "firmware" | "loader"> {
  const { report } = conf;
  const firmware = conf.text("firmware_override") ?? conf.text("firmware");
  const bios = conf.text("bios");
  const path = conf.text("bios_path_override");
  if (firmware?.startsWith("/")) return { loader: { value: firmware } };
  const efi = bios === "ovmf" || firmware === "ovmf" || firmware === "uefi";
  if (efi && path !== undefined) return { loader: { readonly: "yes", type: "pflash", value: path } };
  const loader = { value: XL_LOADER };
  if (efi) return { firmware: "efi", loader };
  for (const [key, value] of [
    ["firmware", firmware],
    ["bios", bios],
    ["bios_path_override", path],
  ] as const) {
    if (value !== undefined) report.warn("dialect.key", "has no place in a domain description", key);
  }
  return { loader };
}

/** Writes what xl says of how a fully virtualised guest boots, besides its boot devices. */
export function writeXlHvm({ put }: Entries, os: Os): void {
  const { kernel, initrd, cmdline } = kernelOf(os);
  const { type } = os.loader ?? {};
  const loader = textOf(os.loader?.value);
  put("kernel", textOf(kernel));
  put("ramdisk", textOf(initrd));
  put("cmdline", cmdline);
  const pflash = type === "pflash";
  if (pflash || os.firmware === "efi") put("bios", "ovmf");
  if (pflash) put("bios_path_override", loader);
  // xl loads its own hvmloader, wherever the host keeps it.
  else if (loader !== undefined && !HVMLOADER.test(loader)) put("firmware", loader);
}
