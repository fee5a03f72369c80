// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { domainCheckpointTable } from "./table.generated.js";
import type { DomainCheckpoint } from "../domain-checkpoint/types.generated.js";

/** This kind of document, for functions that take any. */
export const domainCheckpointKind: Kind = { table: domainCheckpointTable, root: "domaincheckpoint" };

/** A domain checkpoint document, read. */
export interface ParsedDomainCheckpoint {
  readonly domainCheckpoint: DomainCheckpoint;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain checkpoint document (`<domaincheckpoint>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomainCheckpoint(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomainCheckpoint {
  const { value, warnings } = parse<DomainCheckpoint>(domainCheckpointKind, input, options);
  return { domainCheckpoint: value, warnings };
}

/**
 * Writes a domain checkpoint document (`<domaincheckpoint>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomainCheckpoint(domainCheckpoint: DomainCheckpoint, options: WriteOptions = {}): string {
  return format(domainCheckpointKind, domainCheckpoint, options);
}

/** What differs between two domain checkpoint documents in meaning. */
export function diffDomainCheckpoint(before: DomainCheckpoint, after: DomainCheckpoint, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
