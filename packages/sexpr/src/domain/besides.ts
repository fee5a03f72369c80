import type { Devices, Domain, Hostdev, Serial } from "@libvirt-ts/xml/domain";
import {
  hvmDevices,
  hvmDeviceWords,
  isLocalTime,
  isSoundWord,
  isXenConsole,
  type PciAddress,
  type Pinning,
  pciHostdev,
  pciOf,
  pinningOf,
  pinningParts,
  serialOf,
  serialWord,
} from "@libvirt-ts/xml/xen";
import { child, children } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { isOn, type TreeReport, text } from "./report.js";

/*
 * What a configuration says of a domain besides its boot, disks, cards and screens: pinning, clock, emulated devices, host
 * devices.
 */

/** Reads the pinning, of all virtual CPUs or of each. */
export function readPins(domain: Domain, list: SexprList, report: TreeReport): void {
  const pinning = readPinning(list, report);
  if (pinning === undefined) return;
  const { vcpu, cputune } = pinningParts(pinning);
  if (vcpu.cpuset !== undefined)
    domain.vcpu = { placement: "static", cpuset: vcpu.cpuset, value: domain.vcpu?.value ?? 1 };
  if (cputune.cputune !== undefined) domain.cputune = cputune.cputune;
}

/** Whether the guest's clock shows the host's local time. */
export function isLocal(list: SexprList, image: { readonly list: SexprList } | undefined): boolean {
  return isOn(list, "localtime") || (image !== undefined && isOn(image.list, "localtime"));
}

/** `(cpus 0-3)` as it is sent, `(cpus (0 1))` for all vcpus, or `(cpus ((0 1) ()))` for each. */
function readPinning(list: SexprList, report: TreeReport): Pinning | undefined {
  const first = child(list, "cpus");
  const said = first?.[1];
  if (first === undefined || said === undefined) return undefined;
  if (children(list, "cpus").length > 1) {
    // xend 3.0.4 repeats the lists of whatever other guests it has read a configuration of.
    report.warn("sexpr.not-kept", "says cpus several times: no pinning is read", first);
    return undefined;
  }
  if (!isList(said)) return said || undefined;
  if (said.every((item) => !isList(item))) return cpuList(said);
  const lists = said.map((item) => (isList(item) ? (cpuList(item) ?? "") : item));
  return lists.every((one) => one === lists[0]) ? lists[0] || undefined : lists;
}

/** Numbers as ranges: `0-2,5`. */
function cpuList(items: SexprList): string | undefined {
  const numbers = items.map(Number).filter(Number.isSafeInteger);
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers.sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",") || undefined;
}

/** The numbers of a list such as `0-3,^1`; undefined for a text that is none. */
function cpuNumbers(cpuset: string): number[] | undefined {
  const numbers = new Set<number>();
  for (const part of cpuset.split(",")) {
    const [, not, first, last = first] = /^\s*(\^?)([0-9]{1,4})(?:-([0-9]{1,4}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return undefined;
    for (let cpu = Number(first); cpu <= Number(last); cpu++) {
      if (not) numbers.delete(cpu);
      else numbers.add(cpu);
    }
  }
  return [...numbers].sort((one, other) => one - other);
}

/** Writes `(cpus …)` and, for a paravirtual guest, `(localtime 1)`. */
export function writeBesides(out: ConfigWriter, domain: Domain, { pinsEach }: Dialect, hvm: boolean): void {
  const pinning = pinningOf(domain);
  if (typeof pinning === "string") out.string("cpus", pinning);
  else if (pinning !== undefined) {
    const lists = pinning.map((cpuset) => (cpuset === "" ? [] : cpuNumbers(cpuset)));
    if (pinsEach && lists.every((list) => list !== undefined)) out.lists("cpus", lists);
    else {
      const message = "the format pins all virtual CPUs alike, and the guest would be another one";
      out.error("dialect.unsupported", message, "/domain/cputune");
    }
  }
  if (!hvm && isLocalTime(domain)) out.atom("localtime", 1);
}

/** The emulated devices that stand in the image of a fully virtualised guest, beside drives and screens. */
export function readHvmDevices(
  hvm: SexprList,
  report: TreeReport,
): Pick<Devices, "input" | "sound" | "video"> {
  const sound = (text(hvm, "soundhw") ?? "").split(",").filter(Boolean);
  const lost = sound.find((word) => !isSoundWord(word));
  if (lost !== undefined) {
    const message = `domain XML has no place for the sound card ${lost.slice(0, 32)}`;
    report.warn("sexpr.not-kept", message, child(hvm, "soundhw") ?? hvm);
  }
  const device = text(hvm, "usbdevice");
  if (device !== undefined && device !== "tablet") {
    report.warn(
      "sexpr.not-kept",
      "domain XML has no place for this usbdevice",
      child(hvm, "usbdevice") ?? hvm,
    );
  }
  const videoram = Number(text(hvm, "videoram") ?? Number.NaN);
  const stdvga = child(hvm, "stdvga") === undefined ? undefined : isOn(hvm, "stdvga");
  return hvmDevices({
    tablet: device === "tablet",
    // What xend prints of a guest that said nothing.
    stdvga: stdvga === false ? undefined : stdvga,
    videoram: isUsefulSize(videoram) ? videoram : undefined,
    sound,
  });
}

/** 4 MiB are what xend prints of a guest that said nothing. */
const isUsefulSize = (mebibytes: number) =>
  Number.isSafeInteger(mebibytes * 1024) && mebibytes > 0 && mebibytes !== 4;

/** Reads the devices of the host in lists such as `(pci (dev …)…)`, each once. */
export function readPciDevices(lists: readonly SexprList[], report: TreeReport): Hostdev[] {
  const found = new Map<string, Hostdev>();
  for (const dev of lists.flatMap((list) => children(list, "dev"))) {
    const address = readPci(dev);
    const key = JSON.stringify(address);
    if (address === undefined) {
      report.warn("device.pci", "a PCI device without a complete address is left out", dev);
    } else if (!found.has(key)) found.set(key, pciHostdev(address));
  }
  return [...found.values()];
}

/** `(dev (domain 0x0)(bus 0x4)(slot 0x0)(func 0x0))` */
function readPci(dev: SexprList): PciAddress | undefined {
  const [domain, bus, slot, fn] = ["domain", "bus", "slot", "func"].map((key) => {
    const number = text(dev, key) ?? (key === "domain" ? "0" : "");
    return /^(?:0x[0-9a-f]+|[0-9]+)$/i.test(number) ? Number(number) : Number.NaN;
  }) as [number, number, number, number];
  return [domain, bus, slot, fn].every(Number.isSafeInteger)
    ? { domain, bus, slot, function: fn }
    : undefined;
}

/** Writes `(device (pci (dev …)…))`, one list for all of them. */
export function writePciDevices(out: ConfigWriter, { devices }: Domain): void {
  const addresses = (devices?.hostdev ?? []).flatMap((hostdev) => pciOf(hostdev) ?? []);
  if (addresses.length === 0) return;
  const hex = (number: number) => `0x${number.toString(16)}`;
  out.begin("device");
  out.begin("pci");
  for (const { domain, bus, slot, function: fn } of addresses) {
    out.begin("dev");
    out.atom("domain", hex(domain));
    out.atom("bus", hex(bus));
    out.atom("slot", hex(slot));
    out.atom("func", hex(fn));
    out.end();
  }
  out.end();
  out.end();
}

/** Writes what a fully virtualised guest's image says of its clock and its other emulated devices. */
export function writeHvmDevices(out: ConfigWriter, domain: Domain): void {
  const { tablet, stdvga, videoram, sound } = hvmDeviceWords(domain.devices);
  if (isLocalTime(domain)) out.atom("localtime", 1);
  if (tablet) {
    out.atom("usb", 1);
    out.string("usbdevice", "tablet");
  }
  if (stdvga) out.atom("stdvga", 1);
  out.atom("videoram", videoram);
  if (sound.length > 0) out.string("soundhw", sound.join(","));
}

/** The serial port that is none at a pseudo terminal, which a console stands for. */
export function readSerial(hvm: SexprList, report: TreeReport): Serial | undefined {
  const word = text(hvm, "serial");
  if (word === undefined || word === "pty" || word === "none") return undefined;
  const found = serialOf(word, 0);
  if (found === undefined) {
    report.warn(
      "sexpr.not-kept",
      "domain XML has no place for this serial port",
      child(hvm, "serial") ?? hvm,
    );
  }
  return found;
}

/** Writes `(serial …)`: the first serial port, or a console, which is one at a pseudo terminal. */
export function writeSerial(out: ConfigWriter, { devices = {} }: Domain): void {
  const [first, ...others] = devices.serial ?? [];
  if (first === undefined) {
    if (devices.console?.some((console) => !isXenConsole(console))) out.atom("serial", "pty");
    return;
  }
  out.atom("serial", serialWord(first));
  if (others.length > 0) {
    out.error(
      "dialect.unsupported",
      "a xend configuration has one serial port, and the guest would be another one",
      "/domain/devices/serial[2]",
    );
  }
}
