import type { ConfValue } from "../value.js";
import { pciWords } from "./besides.js";
import type { Dialect } from "./dialect.js";
import { plainTarget, readXmDisk, writeXmDisk } from "./disk.js";
import { editedItem } from "./edit-item.js";
import { readVfb, writeVfb } from "./graphics.js";
import { Report } from "./report.js";
import { splitSpec } from "./spec.js";
import { readVif, writeVif } from "./vif.js";
import { readXlDisk, writeXlDisk } from "./xl-disk.js";

/** Keys whose items are devices. */
export type DeviceKey = "disk" | "vif" | "vfb" | "pci";

export function isDeviceKey(key: string): key is DeviceKey {
  return key === "disk" || key === "vif" || key === "vfb" || key === "pci";
}

/** What the items of a file and of an update depend on besides themselves. */
export interface ItemsContext {
  readonly dialect: Dialect;
  readonly before: { readonly hvm: boolean };
  readonly after: { readonly hvm: boolean };
  /** Told of parts of an item that could not stay with it. */
  readonly report: Report;
}

/** An item of the file that is a device to us. */
interface Known {
  readonly item: string;
  /** How we would write it. */
  readonly words: string;
  readonly identity: string | undefined;
}

/**
 * The items of a list of devices after an update: `after` in our words. Those that mean the same keep the file's text; of one
 * that changed only the parts that did are written, so that what the model has no place for stays with its device. Items that are
 * none to us stay where they are.
 */
export function respelledItems(
  key: DeviceKey,
  before: readonly ConfValue[],
  after: readonly ConfValue[],
  context: ItemsContext,
): ConfValue[] {
  const foreign = new Map<number, ConfValue>();
  const known: Known[] = [];
  before.forEach((item, at) => {
    const words =
      typeof item === "string" ? ourWords(key, item, context.before.hvm, context.dialect) : undefined;
    if (words === undefined) foreign.set(at, item);
    else known.push({ item: item as string, words, identity: identityOf(key, words, context.dialect) });
  });
  const partners = pairUp(key, known, after as readonly string[], context.dialect);
  const items: ConfValue[] = [];
  const keepForeign = () => {
    for (let item = foreign.get(items.length); item !== undefined; item = foreign.get(items.length)) {
      foreign.delete(items.length);
      items.push(item);
    }
  };
  (after as readonly string[]).forEach((words, at) => {
    keepForeign();
    const partner = partners[at];
    items.push(partner === undefined ? words : edited(key, partner, words, at, context));
  });
  return [...items, ...foreign.values()];
}

/** For each new item the old one that it is: of the same words, else the same name or address, else in the same place. */
function pairUp(
  key: DeviceKey,
  known: readonly Known[],
  after: readonly string[],
  dialect: Dialect,
): (Known | undefined)[] {
  const partners: (Known | undefined)[] = after.map(() => undefined);
  const free = new Set(known);
  const pair = (same: (one: Known, words: string, at: number) => boolean) => {
    after.forEach((words, at) => {
      if (partners[at] !== undefined) return;
      const partner = [...free].find((one) => same(one, words, at));
      if (partner === undefined) return;
      partners[at] = partner;
      free.delete(partner);
    });
  };
  pairSame(known, after, partners, free);
  const identities = after.map((words) => identityOf(key, words, dialect));
  pair((one, _, at) => one.identity !== undefined && one.identity === identities[at]);
  // As many as before: none was added or removed, and each is where it was.
  if (known.length === after.length) pair((one, _, at) => one === known[at]);
  return partners;
}

/** Pairs those of the same words, however many there are. */
function pairSame(
  known: readonly Known[],
  after: readonly string[],
  partners: (Known | undefined)[],
  free: Set<Known>,
): void {
  const byWords = new Map<string, Known[]>();
  for (const one of [...known].reverse()) {
    const others = byWords.get(one.words);
    if (others === undefined) byWords.set(one.words, [one]);
    else others.push(one);
  }
  after.forEach((words, at) => {
    const partner = byWords.get(words)?.pop();
    if (partner === undefined) return;
    partners[at] = partner;
    free.delete(partner);
  });
}

function edited(
  key: DeviceKey,
  { item, words: before }: Known,
  words: string,
  at: number,
  { dialect, before: { hvm: was }, after: { hvm }, report }: ItemsContext,
): string {
  if (words === before && was === hvm) return item;
  const text = editedItem(key, item, before, words, dialect);
  if (text !== undefined && ourWords(key, text, hvm, dialect) === words) return text;
  if (words !== before || text !== undefined) {
    report.warn("dialect.item", "is written anew: what it said besides is lost", `${key}[${at + 1}]`);
  }
  return words;
}

/** By what a device is known whatever else changes: a disk's name in the guest, a card's address. */
function identityOf(key: DeviceKey, words: string, { xl }: Dialect): string | undefined {
  if (key === "pci") return undefined;
  if (key === "disk" && !xl) return plainTarget(words.split(",")[1] ?? "").split(":", 1)[0];
  const parts = new Map(splitSpec(words).map((part) => [part.key, part.value]));
  return key === "vfb" ? undefined : parts.get(key === "disk" ? "vdev" : "mac");
}

/** How we would write an item of a file; undefined for one that is no device to us. */
function ourWords(key: DeviceKey, item: string, hvm: boolean, dialect: Dialect): string | undefined {
  const report = new Report();
  const path = key;
  if (key === "pci") return pciWords(item);
  if (key === "vfb") {
    const screens = readVfb(item, dialect.xl, report, path);
    // We write an item for each screen: one that is two of them has no words of ours, but is not foreign either.
    return screens.map((screen) => writeVfb(screen, dialect.xl, report, path)).join(" ") || undefined;
  }
  if (key === "vif") return writeVif(readVif(item, hvm, dialect, report, path), hvm, dialect, report, path);
  const context = { dialect, hvm, report, path };
  if (dialect.xl) {
    const disk = readXlDisk(item, report, path);
    return disk && writeXlDisk(disk, context);
  }
  const disk = readXmDisk(item, report, path);
  return disk && writeXmDisk(disk, context);
}
