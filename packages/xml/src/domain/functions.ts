import type { Problem } from "../errors.js";
import { domainTable } from "../generated/domain/table.generated.js";
import type { Domain } from "../generated/domain/types.generated.js";
import { type Difference, type DiffOptions, diff } from "../runtime/diff.js";
import type { Kind } from "../runtime/kind.js";
import { parse, type ReadOptions } from "../runtime/parse.js";
import { shapeTable } from "../runtime/shape.js";
import { parseAll, readAll } from "../runtime/stream.js";
import { format, formatWith, type WriteOptions } from "../runtime/write.js";
import { oldLayout, oldShape } from "./layout.js";

/** This kind of document, for functions that take any. */
export const domainKind: Kind = { table: domainTable, root: "domain" };

/** A domain document, read. */
export interface ParsedDomain {
  readonly domain: Domain;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/** How a domain document is written. */
export interface DomainWriteOptions extends WriteOptions {
  /** Whether what only a running domain has is written: its `id` and the `tty` of its consoles. Default: true. */
  readonly status?: boolean;
  /** `0.1.11`: as libvirt of that version prints it. Default: as today's, or as the document that was read. */
  readonly layout?: "0.1.11";
}

/**
 * Reads a domain document: a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomain(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomain {
  const { value, warnings } = parse<Domain>(domainKind, input, options);
  return { domain: value, warnings };
}

/**
 * Reads domain documents that follow each other in one input, each with or without an XML declaration, and hands over
 * each as soon as it is complete. Places count from the beginning of the input, limits hold for each document.
 *
 * @throws XmlError at the first document that cannot be read.
 * @throws TypeError when texts and bytes are mixed.
 */
export function* parseDomains(
  input: string | Uint8Array | Iterable<string | Uint8Array>,
  options: ReadOptions = {},
): Generator<ParsedDomain> {
  for (const { value, warnings } of parseAll<Domain>(domainKind, input, options))
    yield { domain: value, warnings };
}

/**
 * As `parseDomains`, for a stream: anything that can be read with `for await`, such as a `ReadableStream` or a Node
 * stream. Chunks may be cut anywhere.
 *
 * @throws XmlError at the first document that cannot be read.
 */
export async function* readDomains(
  input: AsyncIterable<string | Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<ParsedDomain> {
  for await (const { value, warnings } of readAll<Domain>(domainKind, input, options)) {
    yield { domain: value, warnings };
  }
}

/**
 * Writes a domain document.
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatDomain(domain: Domain, options: DomainWriteOptions = {}): string {
  const { status = true, layout } = options;
  const shown = status ? domain : withoutStatus(domain);
  if (layout === undefined) return format(domainKind, shown, options);
  // 0.1.11 prints the end of `devices` on a line of its own even where there are none.
  const { root, namespaces } = shapeTable(domainTable);
  const text = formatWith(oldShape(root), namespaces, "domain", oldLayout(shown), options);
  const step = " ".repeat(options.indent ?? 2);
  return text.replace(`\n${step}<devices/>\n`, `\n${step}<devices>\n${step}</devices>\n`);
}

/** What differs between two domains in meaning. Values are the model's own, so a differing password is among them. */
export function diffDomain(before: Domain, after: Domain, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}

function withoutStatus(domain: Domain): Domain {
  const { id: _, devices, ...rest } = domain;
  if (devices?.console === undefined) return { ...rest, ...(devices && { devices }) };
  const console = devices.console.map(({ tty, ...it }) => it);
  return { ...rest, devices: { ...devices, console } };
}
