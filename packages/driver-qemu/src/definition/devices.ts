import type { Device, DeviceElement } from "@libvirt-ts/xml/device";
import type { Devices, Disk, Domain, Graphics, Interface, MemoryDevice } from "@libvirt-ts/xml/domain";
import { sizeInBytes } from "../size.js";

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

/** The same domain with other devices of one sort. */
function withDevices(domain: Domain, element: DeviceElement, list: readonly AnyDevice[]): Domain {
  const { [element]: _, ...rest } = domain.devices ?? {};
  const value = single.has(element) ? list[0] : list;
  return { ...domain, devices: list.length === 0 ? rest : ({ ...rest, [element]: value } as Devices) };
}

/** The domain with one more device; memory that comes is counted. */
export function withDevice(domain: Domain, element: DeviceElement, device: AnyDevice): Domain {
  const next = withDevices(domain, element, [...devicesOf(domain.devices, element), device]);
  return element === "memory" ? withMemory(next, memorySize(device)) : next;
}

/** The domain without one of its devices. */
export function withoutDevice(domain: Domain, element: DeviceElement, device: AnyDevice): Domain {
  const list = devicesOf(domain.devices, element).filter((it) => it !== device);
  const next = withDevices(domain, element, list);
  return element === "memory" ? withMemory(next, -memorySize(device)) : next;
}

/** The domain with another device in the place of one of its own. */
export function withReplaced(
  domain: Domain,
  element: DeviceElement,
  before: AnyDevice,
  after: AnyDevice,
): Domain {
  const list = devicesOf(domain.devices, element).map((it) => (it === before ? after : it));
  return withDevices(domain, element, list);
}

const memorySize = (device: AnyDevice): number =>
  sizeInBytes("memory/target", (device as MemoryDevice).target.size) / 1024;

function withMemory(domain: Domain, kib: number): Domain {
  const plus = (size: { value: number; unit?: string } | undefined) =>
    size && { unit: "KiB" as const, value: sizeInBytes("memory", size) / 1024 + kib };
  const [memory, currentMemory] = [plus(domain.memory), plus(domain.currentMemory)];
  return { ...domain, ...(memory && { memory }), ...(currentMemory && { currentMemory }) };
}

/** By what a device of its sort is known: a disk by its target, a card by its address, others by all that they are. */
function keyOf(element: DeviceElement, device: AnyDevice): string | undefined {
  if (element === "disk") return (device as Disk).target?.dev;
  if (element === "interface") return (device as Interface).mac?.address.toLowerCase();
  if (element === "graphics") return (device as Graphics).type;
  return single.has(element) ? element : undefined;
}

/** How errors speak of a device. */
export function describe({ element, device }: Device): string {
  const key = keyOf(element, device as AnyDevice);
  if (element === "disk") return `disk '${key}'`;
  return element === "interface" ? `card ${key ?? "without an address"}` : `such <${element}>`;
}

/** Whether a device's place is taken. */
export function isTaken({ devices }: Domain, { element, device }: Device): boolean {
  const key = keyOf(element, device as AnyDevice);
  return key !== undefined && devicesOf(devices, element).some((other) => keyOf(element, other) === key);
}

/** The device of a domain that is meant; undefined where there is none. */
export function findDevice({ devices }: Domain, { element, device }: Device): AnyDevice | undefined {
  const list = devicesOf(devices, element);
  const wanted = device as AnyDevice;
  const key = keyOf(element, wanted);
  if (key !== undefined) return list.find((other) => keyOf(element, other) === key);
  const alias = wanted.alias?.name;
  if (alias !== undefined) return list.find((other) => other.alias?.name === alias);
  return list.find((other) => isWithin(essence(wanted), essence(other)));
}

/** What a device is, apart from the name and the place that it was given. */
export const essence = ({ alias: _, address: __, $: ___, ...device }: AnyDevice): object => device;

/** Whether all that one value says, the other says as well. */
function isWithin(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null) return one === other;
  if (typeof other !== "object" || other === null) return false;
  return Object.entries(one).every(([name, value]) =>
    isWithin(value, (other as Record<string, unknown>)[name]),
  );
}
