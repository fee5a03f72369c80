import { ConfLiteral } from "./literal.js";

/**
 * A value of a configuration file. Whole numbers beyond ±(2⁵³−1) are `bigint`, all others `number`; `None` is `null`.
 * Dictionaries and tuples are kept as they are written.
 *
 * C: `virConfValue`
 */
export type ConfValue = string | number | bigint | boolean | null | ConfLiteral | readonly ConfValue[];

/** Whether two values are the same, lists item by item. */
export function sameValue(one: ConfValue, other: ConfValue): boolean {
  if (one === other) return true;
  if (one instanceof ConfLiteral) return other instanceof ConfLiteral && one.text === other.text;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, at) => sameValue(item, other[at]));
}
