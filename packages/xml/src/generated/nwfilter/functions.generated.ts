// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { nwFilterTable } from "./table.generated.js";
import type { NwFilter } from "../nwfilter/types.generated.js";

/** This kind of document, for functions that take any. */
export const nwFilterKind: Kind = { table: nwFilterTable, root: "filter" };

/** A network filter document, read. */
export interface ParsedNwFilter {
  readonly nwFilter: NwFilter;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a network filter document (`<filter>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseNwFilter(input: string | Uint8Array, options: ReadOptions = {}): ParsedNwFilter {
  const { value, warnings } = parse<NwFilter>(nwFilterKind, input, options);
  return { nwFilter: value, warnings };
}

/**
 * Writes a network filter document (`<filter>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatNwFilter(nwFilter: NwFilter, options: WriteOptions = {}): string {
  return format(nwFilterKind, nwFilter, options);
}

/** What differs between two network filter documents in meaning. */
export function diffNwFilter(before: NwFilter, after: NwFilter, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
