// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { domainSnapshotTable } from "./table.generated.js";
import type { DomainSnapshot } from "../domain-snapshot/types.generated.js";

/** This kind of document, for functions that take any. */
export const domainSnapshotKind: Kind = { table: domainSnapshotTable, root: "domainsnapshot" };

/** A domain snapshot document, read. */
export interface ParsedDomainSnapshot {
  readonly domainSnapshot: DomainSnapshot;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain snapshot document (`<domainsnapshot>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomainSnapshot(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomainSnapshot {
  const { value, warnings } = parse<DomainSnapshot>(domainSnapshotKind, input, options);
  return { domainSnapshot: value, warnings };
}

/**
 * Writes a domain snapshot document (`<domainsnapshot>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomainSnapshot(domainSnapshot: DomainSnapshot, options: WriteOptions = {}): string {
  return format(domainSnapshotKind, domainSnapshot, options);
}

/** What differs between two domain snapshot documents in meaning. */
export function diffDomainSnapshot(before: DomainSnapshot, after: DomainSnapshot, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
