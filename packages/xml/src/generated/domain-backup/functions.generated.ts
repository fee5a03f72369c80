// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { domainBackupTable } from "./table.generated.js";
import type { DomainBackup } from "../domain-backup/types.generated.js";

/** This kind of document, for functions that take any. */
export const domainBackupKind: Kind = { table: domainBackupTable, root: "domainbackup" };

/** A domain backup document, read. */
export interface ParsedDomainBackup {
  readonly domainBackup: DomainBackup;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain backup document (`<domainbackup>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomainBackup(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomainBackup {
  const { value, warnings } = parse<DomainBackup>(domainBackupKind, input, options);
  return { domainBackup: value, warnings };
}

/**
 * Writes a domain backup document (`<domainbackup>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomainBackup(domainBackup: DomainBackup, options: WriteOptions = {}): string {
  return format(domainBackupKind, domainBackup, options);
}

/** What differs between two domain backup documents in meaning. */
export function diffDomainBackup(before: DomainBackup, after: DomainBackup, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
