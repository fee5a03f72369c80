import type { DomainDescription } from "./model/domain.js";
import { parseUuid } from "./uuid.js";

/** One difference between two domains. */
export interface Difference {
  /** Where in the model: `memory`, `devices.disks[xvda].source`, `devices.unknown.children[input]`. */
  readonly path: string;
  /** Value in the first domain; undefined when it has none there. */
  readonly before: unknown;
  /** Value in the second domain; undefined when it has none there. */
  readonly after: unknown;
}

/** What a comparison looks at. */
export interface DiffOptions {
  /** Whether what only a running domain has counts: its `id` and the `tty` of its consoles. Default: true. */
  readonly status?: boolean;
}

/**
 * What differs between two domains in meaning. Order counts where it means something: boot devices, network cards,
 * addresses, consoles. Disks are told apart by their target, network cards by their MAC address.
 *
 * Values are the model's own, so a differing password is among them.
 */
export function diffDomains(
  before: DomainDescription,
  after: DomainDescription,
  options: DiffOptions = {},
): Difference[] {
  const differences: Difference[] = [];
  compare("", essence(before, options), essence(after, options), differences);
  return differences;
}

/** The same domain in the one form that stands for all of the same meaning. */
function essence(domain: DomainDescription, { status = true }: DiffOptions): unknown {
  const { id, os, currentMemory, currentVcpus, uuid, features, devices, ...rest } = domain;
  return {
    ...rest,
    // The older word for the same.
    os: os.kind === "paravirtual" && os.type === "xen" ? { ...os, type: undefined } : os,
    id: status ? id : undefined,
    uuid: uuid && (parseUuid(uuid) ?? uuid),
    currentMemory: currentMemory === domain.memory ? undefined : currentMemory,
    currentVcpus: currentVcpus === domain.vcpus ? undefined : currentVcpus,
    features: Object.fromEntries(features.map((feature) => [feature, true])),
    devices: {
      ...devices,
      interfaces: devices.interfaces.map((it) => ({ ...it, mac: it.mac?.toLowerCase() })),
      consoles: devices.consoles.map((it) => ({ ...it, tty: status ? it.tty : undefined })),
    },
  };
}

function compare(path: string, before: unknown, after: unknown, out: Difference[]): void {
  if (Object.is(before, after)) return;
  if (isList(before) && isList(after)) {
    compareLists(path, before, after, out);
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(path === "" ? key : `${path}.${key}`, before[key], after[key], out);
    }
  } else {
    out.push({ path, before, after });
  }
}

/** Compares two lists item by item, each item under its label; then the order of network cards. */
function compareLists(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
  out: Difference[],
): void {
  const old = labelled(before);
  const now = labelled(after);
  for (const label of new Set([...old.keys(), ...now.keys()])) {
    compare(`${path}[${label}]`, old.get(label), now.get(label), out);
  }
  if (path !== "devices.interfaces") return;
  const oldOrder = [...old.keys()].filter((label) => now.has(label));
  const newOrder = [...now.keys()].filter((label) => old.has(label));
  if (oldOrder.join() !== newOrder.join()) out.push({ path, before: oldOrder, after: newOrder });
}

/** The items of a list by a label that is theirs alone. */
function labelled(items: readonly unknown[]): Map<string, unknown> {
  const labels = new Map<string, unknown>();
  const counts = new Map<string, number>();
  items.forEach((item, index) => {
    const label = labelOf(item) ?? String(index);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    labels.set(count === 1 ? label : `${label}#${count}`, item);
  });
  return labels;
}

/** What identifies an item of a list wherever it stands; undefined when only its place does. */
function labelOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const { kind, target, mac, type, name } = item as Readonly<Record<string, string | undefined>>;
  switch (kind) {
    case "disk":
      return target;
    case "interface":
      return mac;
    case "graphics":
      return type;
    default:
      return name;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
