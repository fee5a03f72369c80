// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { domainTable } from "./table.generated.js";
import type { Domain } from "../domain/types.generated.js";

/** A domain document, read. */
export interface ParsedDomain {
  readonly domain: Domain;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain document (`<domain>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomain(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomain {
  const { value, warnings } = parse<Domain>({ table: domainTable, root: "domain" }, input, options);
  return { domain: value, warnings };
}

/**
 * Writes a domain document (`<domain>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomain(domain: Domain, options: WriteOptions = {}): string {
  return format(domainTable, "domain", domain, options);
}
