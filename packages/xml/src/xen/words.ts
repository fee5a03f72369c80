import type { BandwidthOutbound, PciAddress as PciNumbers } from "../generated/common/types.generated.js";
import type {
  BackendDomain,
  Console,
  Cputune,
  Domain,
  Hostdev,
  Interface,
  Os,
  PciHostdev,
  VncGraphics,
} from "../generated/domain/types.generated.js";

/** The domain that serves a disk or card; undefined for Domain-0. */
export function backendOf({ backenddomain }: { readonly backenddomain?: BackendDomain }): string | undefined {
  const name = backenddomain?.name;
  return name === undefined || isDomain0(name) ? undefined : name;
}

/** The part of a disk or card that names the domain that serves it; nothing for Domain-0, which is the default. */
export function backendPart(name: string | undefined): { backenddomain?: BackendDomain } {
  return name === undefined || isDomain0(name) ? {} : { backenddomain: { name } };
}

function isDomain0(name: string): boolean {
  return name === "" || name === "0" || name === "Domain-0";
}

/** The kilobytes per second that a card may send, where its `<bandwidth>` says no more than that. */
export function rateOf({ bandwidth }: Pick<Interface, "bandwidth">): number | undefined {
  const outbound = bandwidth?.outbound;
  return outbound !== undefined && isPlainRate(outbound) ? outbound.average : undefined;
}

/** Whether an `<outbound>` says an average and nothing else. */
export function isPlainRate({ average, ...others }: BandwidthOutbound): boolean {
  return Object.keys(others).length === 0 && average !== undefined && average > 0 && average < 1e9;
}

/** The part of a card that says so. */
export function ratePart(average: number): Pick<Interface, "bandwidth"> {
  return { bandwidth: { outbound: { average } } };
}

/** A PCI device of the host. */
export interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

/** The PCI device that a `<hostdev>` hands to the guest; undefined for another sort of host device. */
export function pciOf(hostdev: Hostdev): PciAddress | undefined {
  if (hostdev.type !== "pci" || (hostdev.mode ?? "subsystem") !== "subsystem") return undefined;
  const { domain = 0, bus, slot, function: fn }: PciNumbers = hostdev.source.address;
  if (bus === undefined || slot === undefined || fn === undefined) return undefined;
  const fits = domain <= 0xffff && bus <= 0xff && slot <= 0x1f && fn <= 7;
  return fits ? { domain, bus, slot, function: fn } : undefined;
}

/** `managed`: whether the toolstack takes the device from its driver and gives it back. */
export function pciHostdev(address: PciAddress, managed: "yes" | "no" = "no"): PciHostdev {
  return { mode: "subsystem", type: "pci", managed, source: { address: { ...address } } };
}

/** Whether a console is the one that Xen itself gives every guest, and no serial port's. */
export function isXenConsole({ target }: Console): boolean {
  return target?.type === "xen";
}

/** The host's CPUs that vcpus may run on, as lists such as `0-3,^1`: one for all of them, or one for each. */
export type Pinning = string | readonly string[];

/** What a domain says of pinning: `vcpu/@cpuset`, and `cputune/vcpupin` over it; undefined where nothing. */
export function pinningOf({ vcpu, cputune }: Domain): Pinning | undefined {
  const all = vcpu?.cpuset || undefined;
  const pins = cputune?.vcpupin ?? [];
  if (pins.length === 0) return all;
  const each = new Map(pins.map((pin) => [pin.vcpu, pin.cpuset]));
  const lists = Array.from({ length: vcpu?.value ?? 1 }, (_, at) => each.get(at) ?? all ?? "");
  return lists.every((list) => list === lists[0]) ? lists[0] : lists;
}

/** The parts of a domain that say a pinning: what belongs into `vcpu`, and a `<cputune>`. */
export function pinningParts(pinning: Pinning | undefined): {
  readonly vcpu: { cpuset?: string };
  readonly cputune: { cputune?: Cputune };
} {
  if (pinning === undefined) return { vcpu: {}, cputune: {} };
  if (typeof pinning === "string") return { vcpu: { cpuset: pinning }, cputune: {} };
  const vcpupin = pinning.flatMap((cpuset, vcpu) => (cpuset === "" ? [] : [{ vcpu, cpuset }]));
  return { vcpu: {}, cputune: vcpupin.length === 0 ? {} : { cputune: { vcpupin } } };
}

/** Kernel, initial RAM disk and arguments of a guest that boots from the host's files; what is empty is left out. */
export function kernelOf({ kernel, initrd, cmdline }: Os): Pick<Os, "kernel" | "initrd" | "cmdline"> {
  return { ...(kernel && { kernel }), ...(initrd && { initrd }), ...(cmdline && { cmdline }) };
}

/** Whether the guest's clock shows the host's local time. */
export function isLocalTime({ clock }: Domain): boolean {
  return clock?.offset === "localtime";
}

/** The port that a screen insists on; undefined where one is to be chosen for it, as `autoport` says of a running guest's. */
export function portOf({ port = -1, autoport }: VncGraphics): number | undefined {
  return port === -1 || autoport === "yes" ? undefined : port;
}

/** The address that a screen listens on: its attribute's, else that of its first `<listen type='address'>`. */
export function listenOf({ listen, listenElement = [] }: VncGraphics): string | undefined {
  const [first] = listenElement;
  return listen || (first?.type === "address" && first.address) || undefined;
}
