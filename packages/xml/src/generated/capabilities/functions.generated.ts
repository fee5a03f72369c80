// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { capabilitiesTable } from "./table.generated.js";
import type { Capabilities } from "../capabilities/types.generated.js";

/** This kind of document, for functions that take any. */
export const capabilitiesKind: Kind = { table: capabilitiesTable, root: "capabilities" };

/** A capabilities document, read. */
export interface ParsedCapabilities {
  readonly capabilities: Capabilities;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a capabilities document (`<capabilities>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseCapabilities(input: string | Uint8Array, options: ReadOptions = {}): ParsedCapabilities {
  const { value, warnings } = parse<Capabilities>(capabilitiesKind, input, options);
  return { capabilities: value, warnings };
}

/**
 * Writes a capabilities document (`<capabilities>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatCapabilities(capabilities: Capabilities, options: WriteOptions = {}): string {
  return format(capabilitiesKind, capabilities, options);
}

/** What differs between two capabilities documents in meaning. */
export function diffCapabilities(before: Capabilities, after: Capabilities, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
