// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { networkTable } from "./table.generated.js";
import type { Network } from "../network/types.generated.js";

/** This kind of document, for functions that take any. */
export const networkKind: Kind = { table: networkTable, root: "network" };

/** A network document, read. */
export interface ParsedNetwork {
  readonly network: Network;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a network document (`<network>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseNetwork(input: string | Uint8Array, options: ReadOptions = {}): ParsedNetwork {
  const { value, warnings } = parse<Network>(networkKind, input, options);
  return { network: value, warnings };
}

/**
 * Writes a network document (`<network>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatNetwork(network: Network, options: WriteOptions = {}): string {
  return format(networkKind, network, options);
}

/** What differs between two network documents in meaning. */
export function diffNetwork(before: Network, after: Network, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
