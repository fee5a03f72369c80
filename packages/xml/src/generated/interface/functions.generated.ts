// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { hostInterfaceTable } from "./table.generated.js";
import type { HostInterface } from "../interface/types.generated.js";

/** This kind of document, for functions that take any. */
export const hostInterfaceKind: Kind = { table: hostInterfaceTable, root: "interface" };

/** A host interface document, read. */
export interface ParsedHostInterface {
  readonly hostInterface: HostInterface;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a host interface document (`<interface>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseHostInterface(input: string | Uint8Array, options: ReadOptions = {}): ParsedHostInterface {
  const { value, warnings } = parse<HostInterface>(hostInterfaceKind, input, options);
  return { hostInterface: value, warnings };
}

/**
 * Writes a host interface document (`<interface>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatHostInterface(hostInterface: HostInterface, options: WriteOptions = {}): string {
  return format(hostInterfaceKind, hostInterface, options);
}

/** What differs between two host interface documents in meaning. */
export function diffHostInterface(before: HostInterface, after: HostInterface, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
