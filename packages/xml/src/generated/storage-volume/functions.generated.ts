// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { storageVolumeTable } from "./table.generated.js";
import type { StorageVolume } from "../storage-volume/types.generated.js";

/** This kind of document, for functions that take any. */
export const storageVolumeKind: Kind = { table: storageVolumeTable, root: "volume" };

/** A storage volume document, read. */
export interface ParsedStorageVolume {
  readonly storageVolume: StorageVolume;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a storage volume document (`<volume>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseStorageVolume(input: string | Uint8Array, options: ReadOptions = {}): ParsedStorageVolume {
  const { value, warnings } = parse<StorageVolume>(storageVolumeKind, input, options);
  return { storageVolume: value, warnings };
}

/**
 * Writes a storage volume document (`<volume>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatStorageVolume(storageVolume: StorageVolume, options: WriteOptions = {}): string {
  return format(storageVolumeKind, storageVolume, options);
}

/** What differs between two storage volume documents in meaning. */
export function diffStorageVolume(before: StorageVolume, after: StorageVolume, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
