import type { SourceElement } from "./element.js";
import { quoted, textOf, warnOfAttributes, wholeNumber, wordOf } from "./values.js";

/** Maximum memory of a document that does not say it, as the reference's create had it: 128 MiB. */
const DEFAULT_MEMORY = 131_072;
const MIN_MEMORY = 4096;

/** Bytes in each unit that a `unit` attribute may name, by its lower-case name. */
const unitBytes: ReadonlyMap<string, bigint> = new Map([
  ["b", 1n],
  ["bytes", 1n],
  ...["k", "m", "g", "t"].flatMap((letter, i): [string, bigint][] => {
    const binary = 1024n ** BigInt(i + 1);
    return [
      [letter, binary],
      [`${letter}ib`, binary],
      [`${letter}b`, 1000n ** BigInt(i + 1)],
    ];
  }),
]);

/** Reads `memory` and `currentMemory`, in KiB; the latter only where it differs. */
export function readMemory(root: SourceElement): { memory: number; currentMemory: number | undefined } {
  const memoryElement = root.child("memory");
  const currentElement = root.child("currentMemory");
  const current = readKib(currentElement, 1);
  let memory = readKib(memoryElement, 0);
  if (memory === undefined) {
    memory = DEFAULT_MEMORY;
    root.warning("domain.memory-missing", `no <memory>: ${DEFAULT_MEMORY} KiB are assumed`);
  }
  if (current !== undefined && current > memory) {
    currentElement?.warning(
      "domain.memory",
      `more than <memory>, which is raised from ${memory} to ${current}`,
    );
    memory = current;
  }
  if (memory < MIN_MEMORY) memoryElement?.error("domain.memory", `expected at least ${MIN_MEMORY} KiB`);
  return { memory, currentMemory: current === memory ? undefined : current };
}

/** A size in KiB, parts of a KiB rounded up; undefined when the element is missing or empty, NaN when it is wrong. */
function readKib(element: SourceElement | undefined, min: number): number | undefined {
  if (element === undefined) return undefined;
  const unit = wordOf(element, "unit") ?? "KiB";
  warnOfAttributes(element, ["dumpCore"]);
  const text = textOf(element);
  if (text === undefined) return undefined;
  const bytes = unitBytes.get(unit.toLowerCase());
  if (bytes === undefined) {
    element.error("domain.memory", `unknown unit ${quoted(unit)}`, "unit");
    return Number.NaN;
  }
  const amount = wholeNumber(text);
  const kib = amount === undefined ? Number.NaN : Number((BigInt(amount) * bytes + 1023n) / 1024n);
  if (Number.isSafeInteger(kib) && kib >= min) return kib;
  const isTooLarge = /^[0-9]+$/.test(text) && !(kib < min);
  const found = `${quoted(text)}${isTooLarge ? ", which is too large" : ""}`;
  element.error("domain.memory", `expected a whole number${min > 0 ? ` from ${min}` : ""}, not ${found}`);
  return Number.NaN;
}
