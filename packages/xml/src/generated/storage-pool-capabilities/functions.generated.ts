// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { storagePoolCapabilitiesTable } from "./table.generated.js";
import type { StoragePoolCapabilities } from "../storage-pool-capabilities/types.generated.js";

/** This kind of document, for functions that take any. */
export const storagePoolCapabilitiesKind: Kind = { table: storagePoolCapabilitiesTable, root: "storagepoolCapabilities" };

/** A storage pool capabilities document, read. */
export interface ParsedStoragePoolCapabilities {
  readonly storagePoolCapabilities: StoragePoolCapabilities;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a storage pool capabilities document (`<storagepoolCapabilities>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseStoragePoolCapabilities(input: string | Uint8Array, options: ReadOptions = {}): ParsedStoragePoolCapabilities {
  const { value, warnings } = parse<StoragePoolCapabilities>(storagePoolCapabilitiesKind, input, options);
  return { storagePoolCapabilities: value, warnings };
}

/**
 * Writes a storage pool capabilities document (`<storagepoolCapabilities>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatStoragePoolCapabilities(storagePoolCapabilities: StoragePoolCapabilities, options: WriteOptions = {}): string {
  return format(storagePoolCapabilitiesKind, storagePoolCapabilities, options);
}

/** What differs between two storage pool capabilities documents in meaning. */
export function diffStoragePoolCapabilities(before: StoragePoolCapabilities, after: StoragePoolCapabilities, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
