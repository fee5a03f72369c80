import { randomBytes } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import { formatMac, parseDiskTarget } from "@libvirt-ts/xml";
import type { Device, DeviceElement } from "@libvirt-ts/xml/device";
import type { Devices, Disk, Interface } from "@libvirt-ts/xml/domain";
import { plain } from "../document.js";
import { invalidArgument, testError } from "../errors.js";

/** A device with what every device may have. */
export interface AnyDevice {
  readonly alias?: { readonly name: string };
  readonly address?: unknown;
  readonly $?: unknown;
}

/** Devices of which a domain has one at most. */
const single: ReadonlySet<DeviceElement> = new Set(["memballoon", "nvram", "iommu", "vsock", "pstore"]);

/** All devices of a sort, in order. */
export function devicesOf(devices: Devices | undefined, element: DeviceElement): readonly AnyDevice[] {
  const found = devices?.[element] as AnyDevice | readonly AnyDevice[] | undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found as AnyDevice];
}

/** The same devices with others of one sort. */
export function withDevices(
  devices: Devices | undefined,
  element: DeviceElement,
  list: readonly AnyDevice[],
): Devices {
  const { [element]: _, ...rest } = devices ?? {};
  if (list.length === 0) return rest;
  return { ...rest, [element]: single.has(element) ? list[0] : list } as Devices;
}

const macOf = (device: AnyDevice): string | undefined => (device as Interface).mac?.address.toLowerCase();

/** By what a device of its sort is known; undefined where it is known by all that it is. */
function keyOf(element: DeviceElement, device: AnyDevice): string | undefined {
  if (element === "disk") return (device as Disk).target?.dev;
  if (element === "interface") return macOf(device);
  return single.has(element) ? element : undefined;
}

/** How errors speak of a device. */
function describe(element: DeviceElement, device: AnyDevice): string {
  const key = keyOf(element, device);
  if (element === "disk") return `a disk with target '${key}'`;
  return element === "interface" ? `an interface with MAC address ${key}` : `a <${element}>`;
}

/** What a device is, apart from the names that the node gave it. */
const essence = ({ alias: _, address: __, ...device }: AnyDevice): string => JSON.stringify(plain(device));

/** Where a device is among the domain's own; -1 where it is not. */
function indexOf(list: readonly AnyDevice[], { element, device }: Device): number {
  const key = keyOf(element, device as AnyDevice);
  if (key !== undefined) return list.findIndex((other) => keyOf(element, other) === key);
  const alias = (device as AnyDevice).alias?.name;
  if (alias !== undefined) return list.findIndex((other) => other.alias?.name === alias);
  return list.findIndex((other) => essence(other) === essence(device as AnyDevice));
}

/** The devices and one more. Throws OPERATION_FAILED where its place is taken. */
export function attach(devices: Devices | undefined, { element, device }: Device): Devices {
  const list = devicesOf(devices, element);
  const key = keyOf(element, device as AnyDevice);
  if (element === "disk" && key === undefined)
    throw invalidArgument("attach device", "a disk needs a target");
  if (key !== undefined && list.some((other) => keyOf(element, other) === key)) {
    const detail = `the domain has ${describe(element, device as AnyDevice)} already`;
    throw testError(ErrorNumber.OPERATION_FAILED, "attach device", detail);
  }
  const mac = element === "interface" && key === undefined ? { mac: { address: newMac() } } : {};
  return withDevices(devices, element, [...list, { ...device, ...mac } as AnyDevice]);
}

/** The devices without one of them, and that one. Throws INVALID_ARG where it is not there. */
export function detach(
  devices: Devices | undefined,
  wanted: Device,
): { readonly devices: Devices; readonly removed: AnyDevice; readonly index: number } {
  const { element } = wanted;
  if (element === "interface" && macOf(wanted.device as AnyDevice) === undefined) {
    const detail = "an interface to detach is known by its MAC address, which is missing";
    throw invalidArgument("device XML", detail);
  }
  const list = devicesOf(devices, element);
  const index = indexOf(list, wanted);
  if (index < 0) throw missing("detach device", wanted);
  const removed = list[index]!;
  return { devices: withDevices(devices, element, list.toSpliced(index, 1)), removed, index };
}

/** The devices with one of them changed; it keeps its alias and its address. Throws INVALID_ARG. */
export function update(devices: Devices | undefined, changed: Device): Devices {
  const { element, device } = changed;
  const list = devicesOf(devices, element);
  const index = element === "graphics" ? graphicsIndex(list, device as AnyDevice) : indexOf(list, changed);
  const before = list[index];
  if (before === undefined) throw missing("update device", changed);
  const { alias, address } = before;
  const kept = { ...(alias && { alias }), ...(address !== undefined && { address }) };
  return withDevices(devices, element, list.with(index, { ...kept, ...device } as AnyDevice));
}

/** A screen is known by how one gets at it. */
const graphicsIndex = (list: readonly AnyDevice[], device: AnyDevice): number =>
  list.findIndex((other) => (other as { type?: unknown }).type === (device as { type?: unknown }).type);

const missing = (what: string, { element, device }: Device) =>
  invalidArgument(what, `the domain has no ${describe(element, device as AnyDevice).replace(/^an? /, "")}`);

/** An alias for the device of a sort at an index: `virtio-disk2`, `net0`. */
export function aliasOf(element: DeviceElement, device: AnyDevice, index: number): string {
  if (device.alias !== undefined) return device.alias.name;
  if (element === "interface") return `net${index}`;
  if (element !== "disk") return single.has(element) ? `${element}0` : `${element}${index}`;
  const { dev = "", bus } = (device as Disk).target ?? {};
  const place = parseDiskTarget(dev);
  const number = place?.index ?? index;
  const kind = bus ?? buses[place?.prefix ?? ""] ?? "ide";
  return kind === "virtio" || kind === "xen" ? `${kind}-disk${number}` : `${kind}0-0-${number}`;
}

const buses: Readonly<Record<string, string>> = {
  vd: "virtio",
  xvd: "xen",
  sd: "scsi",
  hd: "ide",
  fd: "fdc",
};

const newMac = (): string => formatMac(Uint8Array.of(0x52, 0x54, 0, ...randomBytes(3)));
