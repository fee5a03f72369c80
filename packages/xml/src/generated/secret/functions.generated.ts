// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { secretTable } from "./table.generated.js";
import type { Secret } from "../secret/types.generated.js";

/** This kind of document, for functions that take any. */
export const secretKind: Kind = { table: secretTable, root: "secret" };

/** A secret document, read. */
export interface ParsedSecret {
  readonly secret: Secret;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a secret document (`<secret>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseSecret(input: string | Uint8Array, options: ReadOptions = {}): ParsedSecret {
  const { value, warnings } = parse<Secret>(secretKind, input, options);
  return { secret: value, warnings };
}

/**
 * Writes a secret document (`<secret>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatSecret(secret: Secret, options: WriteOptions = {}): string {
  return format(secretKind, secret, options);
}

/** What differs between two secret documents in meaning. */
export function diffSecret(before: Secret, after: Secret, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
