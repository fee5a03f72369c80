import type { Problem } from "./errors.js";
import { XmlError } from "./errors.js";
import type { Device } from "./model/devices.js";
import type { DomainDescription } from "./model/domain.js";
import { ByteDecoder } from "./read/decode.js";
import { readDevice } from "./read/device.js";
import { readDomain } from "./read/domain.js";
import type { SourceElement } from "./read/element.js";
import { defaultLimits, type XmlLimits } from "./read/limits.js";
import { Report } from "./read/report.js";
import { TreeBuilder } from "./read/tree.js";

/** How a document is read. */
export interface ReadOptions {
  /**
   * Whether warnings are errors. Unknown elements and attributes are no warnings (but for attributes of numbers): to
   * refuse those, use `validateDomain` of `@libvirt-ts/xml/relaxng`. Default: false.
   */
  readonly strict?: boolean;
  /** How large a document may be. */
  readonly limits?: XmlLimits;
}

/** A domain document, read. */
export interface ParsedDomain {
  readonly domain: DomainDescription;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/** A device document, read. */
export interface ParsedDevice {
  readonly device: Device;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a domain document: a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDomain(input: string | Uint8Array, options: ReadOptions = {}): ParsedDomain {
  const { value, warnings } = parseDocument(input, readDomain, options);
  return { domain: value, warnings };
}

/**
 * Reads a device document, as attach and detach take it: `<disk>`, `<interface>`, …
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDevice(input: string | Uint8Array, options: ReadOptions = {}): ParsedDevice {
  const { value, warnings } = parseDocument(input, readDevice, options);
  return { device: value, warnings };
}

/**
 * Reads any document with a reader of your own, under the same rules and limits; `readDomain` and `readDevice` can be
 * called on elements inside it.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseDocument<T>(
  input: string | Uint8Array,
  read: (root: SourceElement) => T,
  options: ReadOptions = {},
): { readonly value: T; readonly warnings: readonly Problem[] } {
  const report = new Report();
  const result = report.guard(() => {
    const root = parseTree(input, report, options.limits);
    return root && { value: read(root) };
  });
  return conclude(result, report, options);
}

/** What a document was read as, or the error it ends in; there is no result only where there are errors. */
export function conclude<T>(
  result: { readonly value: T } | undefined,
  report: Report,
  { strict = false }: ReadOptions,
): { readonly value: T; readonly warnings: readonly Problem[] } {
  const problems = strict ? [...report.errors, ...report.warnings] : report.errors;
  if (problems.length > 0 || result === undefined) throw new XmlError(problems);
  return { value: result.value, warnings: report.warnings };
}

function parseTree(
  input: string | Uint8Array,
  report: Report,
  limits?: XmlLimits,
): SourceElement | undefined {
  const size = limits?.size ?? defaultLimits.size;
  if (input.length > size) {
    report.fatal({ id: "xml.limit", message: `the document is longer than ${size}`, line: 1, column: 1 });
  }
  const tree = new TreeBuilder(report, limits);
  tree.write(typeof input === "string" ? input : new ByteDecoder(report).write(input, true));
  tree.end();
  return report.errors.length === 0 ? tree.root : undefined;
}
