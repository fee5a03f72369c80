import type { ConfDocument } from "../document.js";
import { type ConfValue, sameValue } from "../value.js";
import { ConfReader } from "./conf-reader.js";
import { type ConfDialect, type Dialect, dialectOf } from "./dialect.js";
import { domainEntries } from "./domain-entries.js";
import { isDeviceKey, respelledItems } from "./items.js";
import type { Report } from "./report.js";
import { readDomain } from "./to-domain.js";

type Values = ReadonlyMap<string, ConfValue>;

/** Keys that mean something together, or of which one replaces another. Any other key is a group of its own. */
const GROUPS: readonly (readonly string[])[] = [
  ["type", "builder"],
  ["maxmem", "memory"],
  ["vcpus", "maxvcpus"],
  ["root", "extra", "cmdline"],
  ["firmware", "firmware_override", "bios", "bios_path_override"],
  ["vga", "stdvga"],
  ["disk", "cdrom"],
  ["sdl", "vnc", "vncunused", "vncdisplay", "vnclisten", "vncpasswd", "keymap", "vfb", "nographic"],
];

/** Keys that mean nothing to a paravirtual guest, but would if it became a fully virtualised one. */
const HVM_KEYS = [
  "boot",
  "pae",
  "acpi",
  "apic",
  "fda",
  "fdb",
  "device_model",
  "serial",
  "usbdevice",
  "stdvga",
  "vga",
  "videoram",
  "soundhw",
];

/**
 * A copy of a file that says other things: only the keys change whose meaning does, whatever their spelling. Items of
 * `disk`, `vif`, `vfb` and `pci` that mean the same keep their text; of one that changed, the parts that did not.
 */
export function updateDocument(
  base: ConfDocument,
  now: Values,
  dialectName: ConfDialect,
  report: Report,
): ConfDocument {
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
        document.set(key, respelled(key, value, { base, was, now, dialect, report }));
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

interface Update {
  readonly base: ConfDocument;
  readonly was: Values;
  readonly now: Values;
  readonly dialect: Dialect;
  readonly report: Report;
}

/** A list of devices in which those that the file has already keep the file's words for them. */
function respelled(key: string, value: ConfValue, update: Update): ConfValue {
  const before = update.base.get(key);
  if (!Array.isArray(value) || !Array.isArray(before) || !isDeviceKey(key)) return value;
  const { was, now, dialect, report } = update;
  return respelledItems(key, before, value, {
    dialect,
    before: { hvm: isHvm(was) },
    after: { hvm: isHvm(now) },
    report,
  });
}
