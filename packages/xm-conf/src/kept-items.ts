import { formatValue } from "./format.js";
import type { ConfValue } from "./value.js";

/**
 * Which items of a list stay when it becomes another one: for each new item the old one that it is, or undefined. As
 * many as possible without changing the order of any.
 */
export function keptItems(
  before: readonly ConfValue[],
  after: readonly ConfValue[],
): readonly (number | undefined)[] {
  const places = new Map<string, number[]>();
  for (let at = before.length - 1; at >= 0; at--) {
    const key = formatValue(before[at]!);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return longestAscending(after.map((item) => places.get(formatValue(item))?.pop()));
}

/** The longest ascending part of some numbers, undefined in place of the others. */
function longestAscending(numbers: readonly (number | undefined)[]): readonly (number | undefined)[] {
  /** By length, where the ascending part of that length ends which leaves most room; and what comes before each. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, at) => {
    if (number === undefined) return;
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1];
    ends[low] = at;
  });
  const kept: (number | undefined)[] = new Array(numbers.length).fill(undefined);
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept[at] = numbers[at];
  return kept;
}
