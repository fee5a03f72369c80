import type { Namespaces } from "../../xml/namespaces.js";
import type { WhiteSpace } from "../white-space.js";

/** A primitive type of XML Schema part 2 over values of one shape. */
export interface ValueSpace<V> {
  readonly whiteSpace: WhiteSpace;
  readonly usesNamespaces?: boolean;
  /** The value of a text (its blanks treated); undefined when it has none. */
  parse(text: string, namespaces: Namespaces): V | undefined;
  /** Equal values have equal keys. */
  keyOf(value: V): string;
  /** Below, equal to or above zero; undefined when the two cannot be compared. Absent: the type has no order. */
  compare?(left: V, right: V): number | undefined;
  /** What the length facets count. Absent: the type has no length. */
  lengthOf?(value: V): number;
  /** What the digit facets count. Absent: the type has no digits. */
  digitsOf?(value: V): { readonly total: number; readonly fraction: number };
}

/** Code points of a string. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) count++;
  }
  return count;
}

/** A value space whose values are the texts themselves. */
export function textSpace(
  whiteSpace: WhiteSpace,
  isMember: (text: string) => boolean = () => true,
): ValueSpace<string> {
  return {
    whiteSpace,
    parse: (text) => (isMember(text) ? text : undefined),
    keyOf: (value) => value,
    lengthOf: countCharacters,
  };
}

/** Lists of blank-separated words; the length is their number, and there is at least one. */
export function listSpace(isMember: (word: string) => boolean): ValueSpace<readonly string[]> {
  return {
    whiteSpace: "collapse",
    parse(text) {
      const words = text === "" ? [] : text.split(" ");
      return words.length > 0 && words.every(isMember) ? words : undefined;
    },
    keyOf: (words) => words.join(" "),
    lengthOf: (words) => words.length,
  };
}
