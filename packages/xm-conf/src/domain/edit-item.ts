import type { Dialect } from "./dialect.js";
import { withRbdOptions } from "./rbd.js";

/** A part of an item: `key=value`, a flag, or a value by its position. */
interface Part {
  readonly key: string;
  /** As it stands in the item, without the comma behind it. */
  readonly text: string;
}

/**
 * An item of a file that says something else: `before` and `after` are what it said and what it is to say, in our words. Parts
 * that say the same in both keep their text, as do those that our words do not have. Undefined for a form whose parts cannot be
 * told apart.
 */
export function editedItem(
  key: "disk" | "vif" | "vfb" | "pci",
  item: string,
  before: string,
  after: string,
  { xl }: Dialect,
): string | undefined {
  if (key === "pci") return undefined;
  if (key === "disk" && !xl) return editedFields(item, before, after);
  const isDisk = key === "disk";
  const parts = isDisk ? diskParts(item) : specParts(item);
  if (parts === undefined) return isDisk ? withLeftParts(item, after) : undefined;
  const old = byKey(isDisk ? diskParts(before) : specParts(before));
  const now = byKey(isDisk ? diskParts(after) : specParts(after));
  const texts: string[] = [];
  const added = new Map(now);
  for (const part of parts) {
    const wanted = now.get(part.key);
    added.delete(part.key);
    if (wanted === old.get(part.key)) texts.push(part.text);
    else if (wanted !== undefined) {
      const blanks = /^\s*/.exec(part.text)![0];
      texts.push(blanks + (part.key === "target" ? newTarget(wanted, part.text.trimStart()) : wanted));
    }
  }
  for (const [name, text] of added) {
    if (text === old.get(name)) continue;
    // Nothing may follow a disk's target, which goes on to the end.
    const last = isDisk && name !== "target" && texts.at(-1)?.trimStart().startsWith("target=");
    if (last) texts.splice(-1, 0, text);
    else texts.push(text);
  }
  return texts.join(",");
}

/** The part of another target, which may keep something of the old one. */
function newTarget(wanted: string, old: string): string {
  const [prefix, target] = [wanted.slice(0, TARGET.length), wanted.slice(TARGET.length)];
  return prefix + withRbdOptions(target, old.slice(TARGET.length));
}

const TARGET = "target=";

/** Fields by position: those that differ are replaced, what follows the last of ours stays. */
function editedFields(item: string, before: string, after: string): string {
  const fields = item.split(",");
  const old = before.split(",");
  const now = after.split(",");
  const length = Math.max(fields.length, now.length);
  const texts: (string | undefined)[] = [];
  for (let at = 0; at < length; at++) {
    if (now[at] === old[at]) texts.push(fields[at]);
    // A field that we no longer say, with others behind it, is an empty one.
    else texts.push(now[at] ?? (at + 1 < fields.length ? "" : undefined));
  }
  return texts.filter((text) => text !== undefined).join(",");
}

function byKey(parts: readonly Part[] | undefined): ReadonlyMap<string, string> {
  return new Map((parts ?? []).map(({ key, text }) => [key, text.trim()]));
}

/** The parts of `key=value,key=value`. */
function specParts(item: string): Part[] {
  if (item.trim() === "") return [];
  return item.split(",").map((text) => ({ key: keyOf(text), text }));
}

function keyOf(text: string): string {
  return text.split("=", 1)[0]!.trim();
}

/** The parts of one of xl's disks whose parts are all named; what follows `target=` is the target to the end. */
function diskParts(item: string): Part[] | undefined {
  const parts: Part[] = [];
  let rest: string | undefined = item;
  while (rest !== undefined) {
    if (rest.trimStart().startsWith("target=")) {
      parts.push({ key: "target", text: rest });
      return parts;
    }
    const comma: number = rest.indexOf(",");
    const text = comma === -1 ? rest : rest.slice(0, comma);
    rest = comma === -1 ? undefined : rest.slice(comma + 1);
    const key = keyOf(text);
    if (!text.includes("=") && !FLAGS.has(key)) return undefined;
    parts.push({ key, text });
  }
  return parts;
}

const FLAGS = new Set(["direct-io-safe", "discard", "no-discard", "trusted", "untrusted", "colo", "no-colo"]);

/** Keys that our words of a disk have. */
const OWN_KEYS = new Set([
  "format",
  "vdev",
  "access",
  "devtype",
  "backendtype",
  "script",
  "backend",
  "target",
]);

/** A disk of positional parts in our words, with what it says besides in front of the target. */
function withLeftParts(item: string, after: string): string {
  const left = item
    .split(",")
    .map((text) => text.trim())
    .filter((text) => FLAGS.has(text) || (text.includes("=") && !OWN_KEYS.has(keyOf(text))));
  const extra = left.map((text) => `,${text}`).join("");
  const place = after.indexOf(`,${TARGET}`);
  if (place === -1) return after + extra;
  const old = item.indexOf(TARGET);
  return `${after.slice(0, place)}${extra},${newTarget(after.slice(place + 1), old < 0 ? "" : item.slice(old))}`;
}
