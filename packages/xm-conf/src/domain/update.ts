import type { ConfDocument } from "../document.js";
import { type ConfValue, sameValue } from "../value.js";
import { ConfReader } from "./conf-reader.js";
import { type ConfDialect, type Dialect, dialectOf } from "./dialect.js";
import { readXmDisk, writeXmDisk } from "./disk.js";
import { domainEntries } from "./domain-entries.js";
import { readVfb, writeVfb } from "./graphics.js";
import { Report } from "./report.js";
import { readDomain } from "./to-domain.js";
import { readVif, writeVif } from "./vif.js";
import { readXlDisk, writeXlDisk } from "./xl-disk.js";

type Values = ReadonlyMap<string, ConfValue>;

/** Keys that mean something together, or of which one replaces another. Any other key is a group of its own. */
const GROUPS: readonly (readonly string[])[] = [
  ["type", "builder"],
  ["maxmem", "memory"],
  ["vcpus", "maxvcpus"],
  ["root", "extra", "cmdline"],
  ["firmware", "firmware_override"],
  ["disk", "cdrom"],
  ["sdl", "vnc", "vncunused", "vncdisplay", "vnclisten", "vncpasswd", "keymap", "vfb", "nographic"],
];

/** Keys that mean nothing to a paravirtual guest, but would if it became a fully virtualised one. */
const HVM_KEYS = ["boot", "pae", "acpi", "apic", "fda", "fdb", "device_model", "serial"];

/**
 * A copy of a file that says other things: only the keys change whose meaning does, whatever their spelling. Items of
 * `disk`, `vif` and `vfb` that mean the same keep their text, parts included that the model has no place for.
 */
export function updateDocument(base: ConfDocument, now: Values, dialectName: ConfDialect): ConfDocument {
  const dialect = dialectOf(dialectName);
  const document = base.clone();
  const was = domainEntries(readDomain(new ConfReader(base, dialect)), dialectName).values;
  const retyped = isHvm(was) !== isHvm(now);
  for (const group of groupsOf([...now.keys(), ...was.keys(), ...(retyped ? HVM_KEYS : [])])) {
    if (!retyped && group.every((key) => same(was.get(key), now.get(key)))) continue;
    const replaced = group.some((key) => base.has(key) && !now.has(key));
    for (const key of group) {
      const value = now.get(key);
      if (value === undefined) document.remove(key);
      else if (replaced || base.has(key) || isNeeded(key, was, now)) {
        document.set(key, respelled(key, value, base, now, dialect));
      }
    }
  }
  return document;
}

/** Whether a file that lacks a key needs it. One without `maxmem` means that it is as much as `memory`. */
function isNeeded(key: string, was: Values, now: Values): boolean {
  return !same(now.get(key), key === "maxmem" ? now.get("memory") : was.get(key));
}

function isHvm(values: Values): boolean {
  return values.get("type") === "hvm" || values.get("builder") === "hvm";
}

function* groupsOf(keys: readonly string[]): Generator<readonly string[]> {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) continue;
    const group = GROUPS.find((members) => members.includes(key)) ?? [key];
    for (const each of group) seen.add(each);
    yield group;
  }
}

function same(one: ConfValue | undefined, other: ConfValue | undefined): boolean {
  return one === undefined || other === undefined ? one === other : sameValue(one, other);
}

/** A list of devices in which those that the file has already keep the file's words for them. */
function respelled(
  key: string,
  value: ConfValue,
  base: ConfDocument,
  now: Values,
  dialect: Dialect,
): ConfValue {
  const before = base.get(key);
  if (!Array.isArray(value) || !Array.isArray(before) || !isDeviceKey(key)) return value;
  const spellings = new Map<string, ConfValue[]>();
  const foreign = new Map<number, ConfValue>();
  before.forEach((item: ConfValue, at) => {
    const words = typeof item === "string" ? ourWords(key, item, isHvm(now), dialect) : undefined;
    if (words === undefined) foreign.set(at, item);
    else if (!spellings.get(words)?.push(item)) spellings.set(words, [item]);
  });
  for (const same of spellings.values()) same.reverse();
  const items: ConfValue[] = [];
  const keepForeign = () => {
    for (let item = foreign.get(items.length); item !== undefined; item = foreign.get(items.length)) {
      foreign.delete(items.length);
      items.push(item);
    }
  };
  for (const item of value as readonly ConfValue[]) {
    keepForeign();
    items.push(spellings.get(item as string)?.pop() ?? item);
  }
  return [...items, ...foreign.values()];
}

type DeviceKey = "disk" | "vif" | "vfb";

function isDeviceKey(key: string): key is DeviceKey {
  return key === "disk" || key === "vif" || key === "vfb";
}

/** How we would write an item of a file; undefined for one that is no device to us. */
function ourWords(key: DeviceKey, item: string, hvm: boolean, dialect: Dialect): string | undefined {
  const report = new Report();
  const path = key;
  if (key === "vfb") {
    const screens = readVfb(item, dialect.xl, report, path);
    // We write an item for each screen: one that is two of them has no words of ours, but is not foreign either.
    return screens.map((screen) => writeVfb(screen, dialect.xl, report, path)).join(" ") || undefined;
  }
  if (key === "vif") return writeVif(readVif(item, hvm, report, path), hvm, dialect, report, path);
  const disk = dialect.xl ? readXlDisk(item, report, path) : readXmDisk(item, report, path);
  const write = dialect.xl ? writeXlDisk : writeXmDisk;
  return disk && write(disk, { dialect, hvm, report, path });
}
