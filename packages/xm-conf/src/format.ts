import { ConfError } from "./errors.js";
import { ConfLiteral } from "./literal.js";
import type { ConfValue } from "./value.js";

/** Values may nest this deep; a file that goes deeper is no configuration, and recursion stays harmless. */
export const MAX_DEPTH = 64;

/** Whole numbers are the 64-bit signed ones, as in virConf. */
export const MIN_INTEGER = -(2n ** 63n);
export const MAX_INTEGER = 2n ** 63n - 1n;

/**
 * Prints a value on one line, in the reference's style. What needs an escape gets one that Python (hence xm), xl and
 * our own reader understand alike; only xl, which knows no numeric escapes, refuses control characters.
 */
export function formatValue(value: ConfValue, depth = 0): string {
  switch (typeof value) {
    case "string":
      return formatString(value);
    case "number":
      return formatNumber(value);
    case "bigint":
      if (value >= MIN_INTEGER && value <= MAX_INTEGER) return String(value);
      throw invalid(`${value} does not fit into 64 bits`);
    case "boolean":
      return value ? "True" : "False";
    default:
      if (value === null) return "None";
      if (Array.isArray(value)) return formatList(value, depth);
      if (value instanceof ConfLiteral) return value.text;
      throw invalid(
        `a value is a string, a number, a boolean, null, a literal or a list, not ${typeof value}`,
      );
  }
}

function formatList(items: readonly ConfValue[], depth: number): string {
  if (depth === MAX_DEPTH) throw invalid(`lists nest deeper than ${MAX_DEPTH}`);
  let text = "[ ";
  for (let at = 0; at < items.length; at++) {
    if (at > 0) text += ", ";
    text += formatValue(items[at]!, depth + 1);
  }
  return `${text} ]`;
}

function formatNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  if (!Number.isFinite(value)) throw invalid(`${value} is not a number that a file can hold`);
  return Number.isInteger(value) ? value.toExponential() : String(value);
}

const SPECIAL = /["\\\x00-\x1f\x7f]/;

function formatString(value: string): string {
  if (!SPECIAL.test(value)) return `"${value}"`;
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const escaped = value.replace(/["\\\x00-\x1f\x7f]/g, (char) =>
    char === '"' && quote === "'" ? char : (ESCAPES.get(char) ?? hexEscape(char)),
  );
  return quote + escaped + quote;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function hexEscape(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

function invalid(message: string): ConfError {
  return new ConfError([{ id: "conf.value", message }]);
}
