// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { domainCapabilitiesTable } from "./table.generated.js";
import type { DomainCapabilities } from "../domain-capabilities/types.generated.js";

/** This kind of document, for functions that take any. */
export const domainCapabilitiesKind: Kind = { table: domainCapabilitiesTable, root: "domainCapabilities" };

/** A domain capabilities document, read. */
export interface ParsedDomainCapabilities {
  readonly domainCapabilities: DomainCapabilities;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain capabilities document (`<domainCapabilities>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomainCapabilities(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomainCapabilities {
  const { value, warnings } = parse<DomainCapabilities>(domainCapabilitiesKind, input, options);
  return { domainCapabilities: value, warnings };
}

/**
 * Writes a domain capabilities document (`<domainCapabilities>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomainCapabilities(domainCapabilities: DomainCapabilities, options: WriteOptions = {}): string {
  return format(domainCapabilitiesKind, domainCapabilities, options);
}

/** What differs between two domain capabilities documents in meaning. */
export function diffDomainCapabilities(before: DomainCapabilities, after: DomainCapabilities, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
