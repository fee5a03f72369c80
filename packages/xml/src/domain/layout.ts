import type { Disk, Domain } from "../generated/domain/types.generated.js";
import type { Kept, Leftovers } from "../runtime/kept.js";
import { reshaping } from "../runtime/reshape.js";
import type { ChildField, Shape } from "../runtime/shape.js";
import { kibOf, type Size } from "../runtime/units.js";
import { formatUuid, parseUuid } from "../uuid.js";

/** The order in which an element's children are printed, and in those the order of theirs. */
interface Order {
  readonly names: readonly string[];
  readonly inside?: Readonly<Record<string, Order>>;
}

const features: Order = { names: ["acpi", "apic", "pae"] };
const os: Order = { names: ["type", "kernel", "initrd", "root", "cmdline", "loader", "boot"] };
const disk: Order = { names: ["driver", "source", "target", "readonly", "shareable"] };
const card: Order = { names: ["source", "target", "mac", "ip", "script"] };
const devices: Order = {
  names: ["emulator", "disk", "interface", "graphics", "console"],
  inside: { disk, interface: card },
};
const domain: Order = {
  names: [
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
  inside: { os, features, devices },
};

/** The shape of a domain with its children in the order of libvirt 0.1.11. */
export const oldShape = reordering(domain);

/** Puts the children of shapes in an order; one that is not named stands where libvirt would put it. */
function reordering(order: Order): (shape: Shape) => Shape {
  return reshaping((shape) => {
    const sequence = order.names.flatMap((name) => shape.children.get(name) ?? []);
    for (const field of shape.order) {
      if (order.names.includes(field.name)) continue;
      const next = sequence.findIndex(({ rank }) => rank > field.rank);
      sequence.splice(next < 0 ? sequence.length : next, 0, field);
    }
    return sequence.map((field, rank): ChildField => {
      const inside = order.inside?.[field.name];
      if (inside === undefined) return { ...field, rank };
      const reorder = reordering(inside);
      return { ...field, rank, shape: () => reorder(field.shape()) };
    });
  });
}

/**
 * The same domain as libvirt 0.1.11 prints it: its order of elements, uuids of 32 digits, sizes in KiB without a unit, the
 * current memory only where it differs, and of Xen's guests no word of vcpus that are placed as usual.
 */
export function oldLayout(given: Domain): Domain {
  const { uuid, memory, currentMemory, devices: all } = given;
  const size = memory && plain(memory);
  const current = currentMemory && plain(currentMemory);
  const parsed = uuid === undefined ? undefined : parseUuid(uuid);
  const laidOut = inOrder(domain, given);
  if (parsed !== undefined) laidOut.uuid = formatUuid(parsed, "plain");
  if (size !== undefined) laidOut.memory = size;
  if (current !== undefined) {
    if (current.value === size?.value) delete laidOut.currentMemory;
    else laidOut.currentMemory = current;
  }
  // Descriptions of Xen's guests say it of each; whoever wrote it into another document sees it again.
  if (given.type === "xen" && given.vcpu?.placement === "static") {
    const { placement: _, ...vcpu } = given.vcpu;
    laidOut.vcpu = vcpu;
  }
  if (given.os !== undefined) laidOut.os = inOrder(os, given.os);
  if (given.features !== undefined) laidOut.features = inOrder(features, given.features);
  laidOut.devices = inOrder(devices, all ?? {});
  if (all?.disk !== undefined) laidOut.devices.disk = all.disk.map((it) => inOrder(disk, withDefaults(it)));
  if (all?.interface !== undefined) laidOut.devices.interface = all.interface.map((it) => inOrder(card, it));
  return laidOut;
}

/** 0.1.11 always says what kind of disk it is. */
function withDefaults(it: Disk): Disk {
  if (it.type !== undefined && it.device !== undefined) return it;
  return { ...it, type: it.type ?? "file", device: it.device ?? "disk" } as Disk;
}

function plain<T extends Size & Kept>(size: T): T {
  const value = kibOf(size);
  if (value === undefined) return size;
  const { unit: _, $: __, ...rest } = size;
  return { ...rest, value } as T;
}

/**
 * A copy of an object with its children in the order of the layout: known ones in 0.1.11's, others behind them as they were, then
 * what is unknown.
 */
function inOrder<T extends Kept>({ names }: Order, object: T): T {
  const copy: Record<string, unknown> = {};
  const fields = object as Readonly<Record<string, unknown>>;
  for (const key in fields) if (!names.includes(key)) copy[key] = fields[key];
  for (const name of names) if (fields[name] !== undefined) copy[name] = fields[name];
  const kept = object.$?.children;
  if (kept === undefined) return copy as T;
  const children: NonNullable<Leftovers["children"]> = [];
  for (const name of names) {
    const value = fields[name];
    for (let left = Array.isArray(value) ? value.length : value === undefined ? 0 : 1; left > 0; left--) {
      children.push(name);
    }
  }
  // What 0.1.11 does not know follows; the writer adds fields that are named nowhere in libvirt's own order.
  for (const entry of kept) {
    const name = typeof entry === "string" ? entry : "child" in entry ? entry.child : undefined;
    if (name === undefined || !names.includes(name)) children.push(entry);
    else if (typeof entry === "object") children[children.indexOf(name)] = entry;
  }
  copy.$ = { ...object.$, children };
  return copy as T;
}
