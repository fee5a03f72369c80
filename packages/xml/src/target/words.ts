import type { Console } from "../model/devices.js";
import type { DomainDescription } from "../model/domain.js";
import type { Unknown, XmlElement } from "../model/unknown.js";
import { attributeOf, childOf, childrenOf, element, textOf } from "./plain.js";

/** `<backenddomain name='…'/>` of a disk or card: the domain that serves it; undefined for Domain-0. */
export function backendOf(unknown: Unknown | undefined): string | undefined {
  const name = attributeOf(childOf(unknown, "backenddomain"), "name");
  return name === undefined || isDomain0(name) ? undefined : name;
}

/** The element for a domain that serves a disk or card; undefined for Domain-0, which is the default. */
export function backendElement(name: string | undefined): XmlElement | undefined {
  return name === undefined || isDomain0(name) ? undefined : element("backenddomain", { name });
}

function isDomain0(name: string): boolean {
  return name === "" || name === "0" || name === "Domain-0";
}

/** The kilobytes per second that a card may send, where its `<bandwidth>` says no more than that. */
export function rateOf(unknown: Unknown | undefined): string | undefined {
  const outbound = childOf(childOf(unknown, "bandwidth"), "outbound");
  return outbound !== undefined && isPlainRate(outbound) ? attributeOf(outbound, "average") : undefined;
}

/** Whether an `<outbound>` says an average and nothing else. */
export function isPlainRate({ attributes = [], children }: XmlElement): boolean {
  const [average, ...others] = attributes;
  const plain = others.length === 0 && children === undefined && average?.name === "average";
  return plain && /^[1-9][0-9]{0,8}$/.test(average.value);
}

export function rateElement(average: number): XmlElement {
  return element("bandwidth", {}, [element("outbound", { average })]);
}

/** A PCI device of the host. */
export interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

/** The PCI device that a `<hostdev>` hands to the guest; undefined for another sort of host device. */
export function pciOf(hostdev: XmlElement): PciAddress | undefined {
  if ((attributeOf(hostdev, "mode") ?? "subsystem") !== "subsystem") return undefined;
  if (attributeOf(hostdev, "type") !== "pci") return undefined;
  const address = childOf(childOf(hostdev, "source"), "address");
  const [domain, bus, slot, fn] = ["domain", "bus", "slot", "function"].map((key) => {
    const text = attributeOf(address, key) ?? (key === "domain" ? "0" : "");
    return /^(?:0x[0-9a-f]{1,4}|[0-9]{1,5})$/i.test(text) ? Number(text) : Number.NaN;
  }) as [number, number, number, number];
  const fits = domain <= 0xffff && bus <= 0xff && slot <= 0x1f && fn <= 7;
  return fits ? { domain, bus, slot, function: fn } : undefined;
}

/** `managed`: whether the toolstack takes the device from its driver and gives it back. */
export function pciElement(address: PciAddress, managed: "yes" | "no" = "no"): XmlElement {
  const hex = (number: number, digits: number) => `0x${number.toString(16).padStart(digits, "0")}`;
  return element("hostdev", { mode: "subsystem", type: "pci", managed }, [
    element("source", {}, [
      element("address", {
        domain: hex(address.domain, 4),
        bus: hex(address.bus, 2),
        slot: hex(address.slot, 2),
        function: hex(address.function, 1),
      }),
    ]),
  ]);
}

/** Whether a console is the one that Xen itself gives every guest, and no serial port's. */
export function isXenConsole({ unknown }: Console): boolean {
  return attributeOf(childOf(unknown, "target"), "type") === "xen";
}

/** The host's CPUs that vcpus may run on, as lists such as `0-3,^1`: one for all of them, or one for each. */
export type Pinning = string | readonly string[];

/** What a domain says of pinning: `vcpu/@cpuset`, and `cputune/vcpupin` over it; undefined where nothing. */
export function pinningOf({ unknown, vcpus }: DomainDescription): Pinning | undefined {
  const all = unknown?.inside?.vcpu?.attributes?.find(({ name }) => name === "cpuset")?.value || undefined;
  const pins = childrenOf(childOf(unknown, "cputune"), "vcpupin");
  if (pins.length === 0) return all;
  const each = new Map(pins.map((pin) => [Number(attributeOf(pin, "vcpu")), attributeOf(pin, "cpuset")]));
  const lists = Array.from({ length: vcpus }, (_, at) => each.get(at) ?? all ?? "");
  return lists.every((list) => list === lists[0]) ? lists[0] : lists;
}

/** The parts of a domain that say a pinning: what belongs into the `inside` of `vcpu`, and a `<cputune>`. */
export function pinningParts(pinning: Pinning | undefined): {
  readonly vcpu: Unknown | undefined;
  readonly cputune: XmlElement | undefined;
} {
  if (pinning === undefined || pinning.length === 0) return { vcpu: undefined, cputune: undefined };
  if (typeof pinning === "string") {
    return { vcpu: { attributes: [{ name: "cpuset", value: pinning }] }, cputune: undefined };
  }
  const pins = pinning.flatMap((cpuset, vcpu) =>
    cpuset === "" ? [] : [element("vcpupin", { vcpu, cpuset })],
  );
  return { vcpu: undefined, cputune: pins.length === 0 ? undefined : element("cputune", {}, pins) };
}

/** Kernel, initial RAM disk and arguments of a fully virtualised guest that boots from the host's files. */
export interface DirectKernel {
  readonly kernel?: string;
  readonly initrd?: string;
  readonly cmdline?: string;
}

export function directKernelOf(os: Unknown | undefined): DirectKernel {
  const [kernel, initrd, cmdline] = ["kernel", "initrd", "cmdline"].map((name) => textOf(childOf(os, name)));
  return {
    ...(kernel !== undefined && { kernel: kernel.trim() }),
    ...(initrd !== undefined && { initrd: initrd.trim() }),
    ...(cmdline !== undefined && { cmdline }),
  };
}

export function directKernelElements({ kernel, initrd, cmdline }: DirectKernel): XmlElement[] {
  const said = { kernel, initrd, cmdline };
  return Object.entries(said).flatMap(([name, text]) => (text ? [element(name, {}, [text])] : []));
}

/** Whether the guest's clock shows the host's local time. */
export function isLocalTime({ unknown }: DomainDescription): boolean {
  return attributeOf(childOf(unknown, "clock"), "offset") === "localtime";
}

export function localTimeElement(): XmlElement {
  return element("clock", { offset: "localtime" });
}

/** A clock as every guest has it unless told. */
export function utcElement(): XmlElement {
  return element("clock", { offset: "utc" });
}
