import type { Disk, Domain } from "../generated/domain/types.generated.js";
import type { Kept, Leftovers } from "../runtime/kept.js";
import { kibOf, type Size } from "../runtime/units.js";
import { formatUuid, parseUuid } from "../uuid.js";

/** The order in which libvirt 0.1.11 prints children, by the element that they stand in. */
const orders = {
  domain: [
    "name",
    "uuid",
    "bootloader",
    "os",
    "memory",
    "currentMemory",
    "vcpu",
    "on_poweroff",
    "on_reboot",
    "on_crash",
    "features",
    "devices",
  ],
  os: ["type", "kernel", "initrd", "root", "cmdline", "loader", "boot"],
  features: ["acpi", "apic", "pae"],
  devices: ["emulator", "disk", "interface", "graphics", "console"],
  disk: ["driver", "source", "target", "readonly", "shareable"],
  interface: ["source", "target", "mac", "ip", "script"],
} as const;

/**
 * The same domain as libvirt 0.1.11 prints it: its order of elements, uuids of 32 digits, sizes in KiB without a unit, the
 * current memory only where it differs.
 */
export function oldLayout(domain: Domain): Domain {
  const { uuid, memory, currentMemory, os, features, devices, ...rest } = domain;
  const size = memory && plain(memory);
  const current = currentMemory && plain(currentMemory);
  const parsed = uuid === undefined ? undefined : parseUuid(uuid);
  return inOrder("domain", {
    ...rest,
    ...(uuid !== undefined && { uuid: parsed === undefined ? uuid : formatUuid(parsed, "plain") }),
    ...(size && { memory: size }),
    ...(current && current.value !== size?.value && { currentMemory: current }),
    ...(os && { os: inOrder("os", os) }),
    ...(features && { features: inOrder("features", features) }),
    devices: inOrder("devices", {
      ...devices,
      ...(devices?.disk && { disk: devices.disk.map((disk) => inOrder("disk", withDefaults(disk))) }),
      ...(devices?.interface && { interface: devices.interface.map((it) => inOrder("interface", it)) }),
    }),
  });
}

/** 0.1.11 always says what kind of disk it is. */
function withDefaults(disk: Disk): Disk {
  return { ...disk, type: disk.type ?? "file", device: disk.device ?? "disk" } as Disk;
}

function plain<T extends Size & Kept>(size: T): T {
  const value = kibOf(size);
  if (value === undefined) return size;
  const { unit: _, $: __, ...rest } = size;
  return { ...rest, value } as T;
}

/** Notes the order on the object: known children in 0.1.11's, others behind them as they were, then what is unknown. */
function inOrder<T extends Kept>(element: keyof typeof orders, object: T): T {
  const names: readonly string[] = orders[element];
  const children: NonNullable<Leftovers["children"]> = [];
  for (const name of names) {
    const value = (object as Record<string, unknown>)[name];
    for (let left = Array.isArray(value) ? value.length : value === undefined ? 0 : 1; left > 0; left--) {
      children.push(name);
    }
  }
  const kept = object.$?.children ?? [];
  // What 0.1.11 does not know follows; the writer adds fields that are named nowhere in libvirt's own order.
  for (const entry of kept) {
    const name = typeof entry === "string" ? entry : "child" in entry ? entry.child : undefined;
    if (name === undefined || !names.includes(name)) children.push(entry);
    else if (typeof entry === "object") children[children.indexOf(name)] = entry;
  }
  return { ...object, $: { ...object.$, children } };
}
