// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { nwFilterBindingTable } from "./table.generated.js";
import type { NwFilterBinding } from "../nwfilter-binding/types.generated.js";

/** This kind of document, for functions that take any. */
export const nwFilterBindingKind: Kind = { table: nwFilterBindingTable, root: "filterbinding" };

/** A network filter binding document, read. */
export interface ParsedNwFilterBinding {
  readonly nwFilterBinding: NwFilterBinding;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a network filter binding document (`<filterbinding>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseNwFilterBinding(input: string | Uint8Array, options: ReadOptions = {}): ParsedNwFilterBinding {
  const { value, warnings } = parse<NwFilterBinding>(nwFilterBindingKind, input, options);
  return { nwFilterBinding: value, warnings };
}

/**
 * Writes a network filter binding document (`<filterbinding>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatNwFilterBinding(nwFilterBinding: NwFilterBinding, options: WriteOptions = {}): string {
  return format(nwFilterBindingKind, nwFilterBinding, options);
}

/** What differs between two network filter binding documents in meaning. */
export function diffNwFilterBinding(before: NwFilterBinding, after: NwFilterBinding, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
