import type { ValueSpace } from "./value-space.js";

/** A decimal of any size: digits without needless zeros. */
interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function parseDecimal(text: string): Decimal | undefined {
  const parts = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text);
  if (parts === null || (parts[2] === "" && !parts[3])) return undefined;
  const whole = parts[2]!.replace(/^0+/, "");
  const fraction = trimEndZeros(parts[3] ?? "");
  return { negative: parts[1] === "-" && (whole !== "" || fraction !== ""), whole, fraction };
}

/** `replace(/0+$/, "")` would try every run of zeros to its end: quadratic on hostile digits. */
export function trimEndZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
}

function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const size = compareSizes(left, right);
  return left.negative ? -size : size;
}

function compareSizes(left: Decimal, right: Decimal): number {
  if (left.whole.length !== right.whole.length) return left.whole.length - right.whole.length;
  if (left.whole !== right.whole) return left.whole < right.whole ? -1 : 1;
  if (left.fraction === right.fraction) return 0;
  return left.fraction < right.fraction ? -1 : 1;
}

export const decimalSpace: ValueSpace<Decimal> = {
  whiteSpace: "collapse",
  parse: parseDecimal,
  keyOf: ({ negative, whole, fraction }) => `${negative ? "-" : ""}${whole}.${fraction}`,
  compare: compareDecimals,
  digitsOf: ({ whole, fraction }) => ({ total: whole.length + fraction.length, fraction: fraction.length }),
};

/** Whole numbers, within bounds where given (decimal digits, a sign allowed). */
export function integerSpace(min?: string, max?: string): ValueSpace<Decimal> {
  const least = min === undefined ? undefined : parseDecimal(min)!;
  const most = max === undefined ? undefined : parseDecimal(max)!;
  return {
    ...decimalSpace,
    parse(text) {
      const value = text.includes(".") ? undefined : parseDecimal(text);
      if (value === undefined) return undefined;
      if (least !== undefined && compareDecimals(value, least) < 0) return undefined;
      return most !== undefined && compareDecimals(value, most) > 0 ? undefined : value;
    },
  };
}

const FLOAT = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  INF: Number.POSITIVE_INFINITY,
  "-INF": Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** `double`, or `float` when the values are rounded to single precision. */
export function floatSpace(round: (value: number) => number): ValueSpace<number> {
  return {
    whiteSpace: "collapse",
    parse(text) {
      if (Object.hasOwn(SPECIAL, text)) return SPECIAL[text];
      return FLOAT.test(text) ? round(Number(text)) : undefined;
    },
    keyOf: String,
    compare: (left, right) => (Number.isNaN(left) || Number.isNaN(right) ? undefined : left - right || 0),
  };
}
