// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { storagePoolTable } from "./table.generated.js";
import type { StoragePool } from "../storage-pool/types.generated.js";

/** This kind of document, for functions that take any. */
export const storagePoolKind: Kind = { table: storagePoolTable, root: "pool" };

/** A storage pool document, read. */
export interface ParsedStoragePool {
  readonly storagePool: StoragePool;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a storage pool document (`<pool>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseStoragePool(input: string | Uint8Array, options: ReadOptions = {}): ParsedStoragePool {
  const { value, warnings } = parse<StoragePool>(storagePoolKind, input, options);
  return { storagePool: value, warnings };
}

/**
 * Writes a storage pool document (`<pool>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatStoragePool(storagePool: StoragePool, options: WriteOptions = {}): string {
  return format(storagePoolKind, storagePool, options);
}

/** What differs between two storage pool documents in meaning. */
export function diffStoragePool(before: StoragePool, after: StoragePool, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
