import { parseUuid } from "../uuid.js";
import type { Leftovers, XmlNode } from "./kept.js";
import { bytesOf } from "./units.js";

/** One difference between two documents. */
export interface Difference {
  /** Where in the model: `vcpu.value`, `devices.disk[vda].source.file`, `devices.$.children[flux]`. */
  readonly path: string;
  /** Value in the first document; undefined when it has none there. */
  readonly before: unknown;
  /** Value in the second document; undefined when it has none there. */
  readonly after: unknown;
}

/** What a comparison looks at. */
export interface DiffOptions {
  /** Whether what only a running guest has counts: its `id` and the `tty` of its consoles. Default: true. */
  readonly status?: boolean;
}

/**
 * What differs between two documents in meaning, not in text: units, the case of addresses, the form of a uuid, comments
 * and the order of what has none count for nothing. Disks are told apart by their target, network cards by their MAC
 * address, other things by their name or index; where those come in another order, that is a difference of its own.
 *
 * Values are the model's own, so a differing password is among them.
 */
export function diff(before: object, after: object, options: DiffOptions = {}): Difference[] {
  const comparison = new Comparison(options.status ?? true);
  comparison.compare("", "", before, after, undefined);
  return comparison.differences;
}

type Plain = Readonly<Record<string, unknown>>;

class Comparison {
  readonly differences: Difference[] = [];
  readonly #status: boolean;

  constructor(status: boolean) {
    this.#status = status;
  }

  compare(path: string, key: string, before: unknown, after: unknown, parent: string | undefined): void {
    if (Object.is(before, after)) return;
    if (Array.isArray(before) || Array.isArray(after)) {
      if (isListOrNone(before) && isListOrNone(after)) {
        this.#lists(path, key, before ?? [], after ?? []);
        return;
      }
    } else if (isPlain(before) && isPlain(after)) {
      this.#objects(path, key, before, after);
      return;
    } else if (same(key, parent, before, after)) return;
    this.differences.push({ path, before, after });
  }

  #objects(path: string, key: string, before: Plain, after: Plain): void {
    const sizes = [bytesOf(before), bytesOf(after)];
    const equalSizes = sizes[0] !== undefined && sizes[0] === sizes[1];
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (equalSizes && (field === "value" || field === "unit")) continue;
      if (!this.#status && isStatus(path, key, field)) continue;
      const inner = path === "" ? field : `${path}.${field}`;
      if (field === "$") this.#unknown(inner, before.$ as Leftovers, after.$ as Leftovers);
      else this.compare(inner, field, before[field], after[field], key);
    }
  }

  /** Compares two lists item by item, each item under its label; then the order of those that both have. */
  #lists(path: string, key: string, before: readonly unknown[], after: readonly unknown[]): void {
    const old = labelled(key, before);
    const now = labelled(key, after);
    for (const label of new Set([...old.keys(), ...now.keys()])) {
      this.compare(`${path}[${label}]`, key, old.get(label), now.get(label), key);
    }
    const oldOrder = [...old.keys()].filter((label) => now.has(label));
    const newOrder = [...now.keys()].filter((label) => old.has(label));
    if (ordered.has(key) && oldOrder.join() !== newOrder.join()) {
      this.differences.push({ path, before: oldOrder, after: newOrder });
    }
  }

  #unknown(path: string, before: Leftovers | undefined, after: Leftovers | undefined): void {
    const attributes = (kept: Leftovers | undefined) =>
      new Map(kept?.attributes?.map(({ name, value }) => [`@${name}`, value]));
    const children = (kept: Leftovers | undefined) => labelled("", unknownNodes(kept));
    for (const [what, of] of [
      ["attributes", attributes],
      ["children", children],
    ] as const) {
      const old = of(before);
      const now = of(after);
      for (const label of new Set([...old.keys(), ...now.keys()])) {
        this.compare(`${path}.${what}[${label}]`, "", old.get(label), now.get(label), undefined);
      }
    }
  }
}

/** Lists whose order means something: what a guest numbers by it. */
const ordered = new Set([
  "boot",
  "controller",
  "disk",
  "filesystem",
  "hostdev",
  "interface",
  "listenElement",
]);

/** Elements that nobody knows, and notes on values; comments and instructions say nothing. */
function unknownNodes(kept: Leftovers | undefined): unknown[] {
  return (kept?.children ?? []).flatMap((entry): unknown[] => {
    if (typeof entry === "string") return [];
    if ("node" in entry) return isElementOrText(entry.node) ? [entry.node] : [];
    const { child, attributes, children } = entry;
    return attributes === undefined && children === undefined ? [] : [{ name: child, attributes, children }];
  });
}

function isElementOrText(node: XmlNode): boolean {
  return typeof node === "string" || "name" in node;
}

function isStatus(path: string, key: string, field: string): boolean {
  return (path === "" && field === "id") || (field === "tty" && key === "console");
}

/** Whether two values mean the same though they are written otherwise. */
function same(key: string, parent: string | undefined, before: unknown, after: unknown): boolean {
  // A mark that is false is one that is not there.
  if ((before ?? false) === false && (after ?? false) === false) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  if (key === "uuid") return (parseUuid(before) ?? before) === (parseUuid(after) ?? after);
  return key === "address" && parent === "mac" && before.toLowerCase() === after.toLowerCase();
}

/** The items of a list by a label that is theirs alone. */
function labelled(key: string, items: readonly unknown[]): Map<string, unknown> {
  const labels = new Map<string, unknown>();
  const counts = new Map<string, number>();
  items.forEach((item, index) => {
    const label = (isPlain(item) ? labelOf(key, item) : undefined) ?? String(index);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    labels.set(count === 1 ? label : `${label}#${count}`, item);
  });
  return labels;
}

/** What identifies an item of a list wherever it stands; undefined when only its place does. */
function labelOf(key: string, item: Plain): string | undefined {
  switch (key) {
    case "disk":
      return text(inside(item.target, "dev") ?? item.name);
    case "interface":
      return text(inside(item.mac, "address"))?.toLowerCase();
    case "filesystem":
      return text(inside(item.target, "dir"));
    case "controller":
      return item.index === undefined ? text(item.type) : `${text(item.type)} ${text(item.index)}`;
    case "graphics":
      return text(item.type);
    case "boot":
      return undefined;
    default:
      return text(item.name ?? item.id ?? item.uuid);
  }
}

const inside = (value: unknown, key: string) => (isPlain(value) ? value[key] : undefined);

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

function isListOrNone(value: unknown): value is readonly unknown[] | undefined {
  return value === undefined || Array.isArray(value);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
