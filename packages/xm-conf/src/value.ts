/**
 * A value of a configuration file. Whole numbers beyond ±(2⁵³−1) are `bigint`, all others `number`; `None` is `null`.
 *
 * C: `virConfValue`
 */
export type ConfValue = string | number | bigint | boolean | null | readonly ConfValue[];

/** Whether two values are the same, lists item by item. */
export function sameValue(one: ConfValue, other: ConfValue): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, at) => sameValue(item, other[at]));
}
