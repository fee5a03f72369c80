import { trimBlanks } from "../read/blank.js";
import type { Value } from "./shape.js";

/** What needs no further look: neither signs nor blanks, no leading zero, and exact. */
const PLAIN = /^[1-9]\d{0,14}$/;
const INTEGER = /^[+-]?\d+$/;
const HEXADECIMAL = /^0[xX][0-9a-fA-F]+$/;
const OCTAL = /^0[0-7]+$/;

/**
 * The number that a text stands for; undefined: it is none, or one that a `number` cannot hold exactly. Where libvirt
 * writes hexadecimal numbers it reads a leading zero as octal, as C does.
 */
export function parseNumber(text: string, digits: number | undefined): number | undefined {
  if (PLAIN.test(text)) return Number(text);
  const trimmed = trimBlanks(text);
  let value: number;
  if (HEXADECIMAL.test(trimmed)) value = Number(trimmed);
  else if (!INTEGER.test(trimmed)) return undefined;
  else value = digits !== undefined && OCTAL.test(trimmed) ? Number.parseInt(trimmed, 8) : Number(trimmed);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** V8 copies what is shorter when it is cut out of a text, and keeps the whole text alive for what is not. */
const CUT = 13;

/** A text by itself: a model would otherwise hold its whole document for the sake of some paths in it. */
export function own(text: string): string {
  return text.length < CUT ? text : ` ${text}`.slice(1);
}

/** A value as libvirt spells it. */
export function spell(value: string | number, { digits }: Value): string {
  if (typeof value === "string") return value;
  return digits === undefined || value < 0 ? String(value) : `0x${value.toString(16).padStart(digits, "0")}`;
}

/** What a text becomes in the model; undefined: it should be a number. */
export function readValue(text: string, value: Value): string | number | undefined {
  switch (value.code) {
    case "text":
      return own(text);
    case "word":
      return own(trimBlanks(text));
    case "number":
      return parseNumber(text, value.digits);
    case "mixed":
      return parseNumber(text, value.digits) ?? own(trimBlanks(text));
  }
}

/** The text of a document for a message: short, on one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
