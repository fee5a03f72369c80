import { stringOf, type XNode } from "./node.js";

/** What an expression of XPath comes to. */
export type Value = boolean | number | string | readonly XNode[];

/** Where an expression is looked at. */
export interface Focus {
  readonly node: XNode;
  readonly position: number;
  readonly size: number;
}

export const toNodes = (value: Value): readonly XNode[] | undefined =>
  typeof value === "object" ? value : undefined;

export function toText(value: Value): string {
  if (typeof value === "object") return value.length === 0 ? "" : stringOf(value[0]!);
  return String(value);
}

export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = toText(value).trim();
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function toBoolean(value: Value): boolean {
  if (typeof value === "object" || typeof value === "string") return value.length > 0;
  return typeof value === "number" ? value !== 0 && !Number.isNaN(value) : value;
}
