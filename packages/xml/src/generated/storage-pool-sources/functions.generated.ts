// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { storagePoolSourcesTable } from "./table.generated.js";
import type { StoragePoolSources } from "../storage-pool/types.generated.js";

/** This kind of document, for functions that take any. */
export const storagePoolSourcesKind: Kind = { table: storagePoolSourcesTable, root: "sources" };

/** A storage pool sources document, read. */
export interface ParsedStoragePoolSources {
  readonly storagePoolSources: StoragePoolSources;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a storage pool sources document (`<sources>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseStoragePoolSources(input: string | Uint8Array, options: ReadOptions = {}): ParsedStoragePoolSources {
  const { value, warnings } = parse<StoragePoolSources>(storagePoolSourcesKind, input, options);
  return { storagePoolSources: value, warnings };
}

/**
 * Writes a storage pool sources document (`<sources>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatStoragePoolSources(storagePoolSources: StoragePoolSources, options: WriteOptions = {}): string {
  return format(storagePoolSourcesKind, storagePoolSources, options);
}

/** What differs between two storage pool sources documents in meaning. */
export function diffStoragePoolSources(before: StoragePoolSources, after: StoragePoolSources, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
