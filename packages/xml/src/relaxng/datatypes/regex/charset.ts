import { isNameCharacter, isNameStart } from "../../xml/schema-names.js";
import { blockRange } from "./blocks.js";

/** A set of characters, asked one by one: nobody needs its million members listed. */
export type CharSet = (codePoint: number) => boolean;

export const single =
  (wanted: number): CharSet =>
  (codePoint) =>
    codePoint === wanted;
export const range =
  (first: number, last: number): CharSet =>
  (codePoint) =>
    codePoint >= first && codePoint <= last;
export const complement =
  (set: CharSet): CharSet =>
  (codePoint) =>
    !set(codePoint);
export const union =
  (sets: readonly CharSet[]): CharSet =>
  (codePoint) =>
    sets.some((set) => set(codePoint));
export const difference =
  (from: CharSet, without: CharSet): CharSet =>
  (codePoint) =>
    from(codePoint) && !without(codePoint);

const matching =
  (expression: RegExp): CharSet =>
  (codePoint) =>
    expression.test(String.fromCodePoint(codePoint));

/** `.`: everything but the ends of lines. */
export const anyCharacter: CharSet = (codePoint) => codePoint !== 0x0a && codePoint !== 0x0d;

const blank: CharSet = (codePoint) =>
  codePoint === 0x20 || codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d;

/** The classes with a letter of their own; the capital letter is the complement. */
const LETTERED: Readonly<Record<string, CharSet>> = {
  s: blank,
  i: (codePoint) => isNameStart(String.fromCodePoint(codePoint)),
  c: (codePoint) => isNameCharacter(String.fromCodePoint(codePoint)),
  d: matching(/^\p{Nd}$/u),
  w: matching(/^[^\p{P}\p{Z}\p{C}]$/u),
};

/** The set of `\s`, `\S`, `\i` and so on; undefined for a letter that has none. */
export function letteredSet(letter: string): CharSet | undefined {
  const lower = letter.toLowerCase();
  const set = Object.hasOwn(LETTERED, lower) ? LETTERED[lower] : undefined;
  return set === undefined || letter === lower ? set : complement(set);
}

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** The set of `\p{name}`: a general category of Unicode, or a block when the name begins with `Is`. */
export function propertySet(name: string): CharSet | undefined {
  if (CATEGORY.test(name)) return matching(new RegExp(`^\\p{${name}}$`, "u"));
  const block = name.startsWith("Is") ? blockRange(name.slice(2)) : undefined;
  return block && range(...block);
}
