// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { networkPortTable } from "./table.generated.js";
import type { NetworkPort } from "../network-port/types.generated.js";

/** This kind of document, for functions that take any. */
export const networkPortKind: Kind = { table: networkPortTable, root: "networkport" };

/** A network port document, read. */
export interface ParsedNetworkPort {
  readonly networkPort: NetworkPort;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a network port document (`<networkport>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseNetworkPort(input: string | Uint8Array, options: ReadOptions = {}): ParsedNetworkPort {
  const { value, warnings } = parse<NetworkPort>(networkPortKind, input, options);
  return { networkPort: value, warnings };
}

/**
 * Writes a network port document (`<networkport>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatNetworkPort(networkPort: NetworkPort, options: WriteOptions = {}): string {
  return format(networkPortKind, networkPort, options);
}

/** What differs between two network port documents in meaning. */
export function diffNetworkPort(before: NetworkPort, after: NetworkPort, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
