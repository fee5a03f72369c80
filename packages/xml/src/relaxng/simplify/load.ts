import { SchemaError } from "../errors.js";
import type { Report } from "./report.js";
import { parseSchemaDocument, type SchemaDocument, type SchemaElement, whereIs } from "./schema-tree.js";
import { checkSyntax } from "./syntax.js";
import { resolveUrl } from "./url.js";

/** Every document that a schema is made of, by URL. */
export type SchemaDocuments = ReadonlyMap<string, SchemaDocument>;

/** A schema of more documents than this has been made to have no end. */
const MAX_DOCUMENTS = 1000;

/** A request for the text of a document, answered by whoever runs the loader (at once, or later). */
export interface LoadRequest {
  readonly url: string;
  readonly from: SchemaElement | undefined;
}

/**
 * Loads a schema and everything it refers to, each document once. A generator, so that one code serves resolvers
 * that answer at once and those that answer later.
 */
export function* loadDocuments(
  text: string | undefined,
  url: string,
  report: Report,
): Generator<LoadRequest, SchemaDocuments, string> {
  const documents = new Map<string, SchemaDocument>();
  const queue: LoadRequest[] = [{ url, from: undefined }];
  for (const request of queue) {
    if (documents.has(request.url)) continue;
    if (documents.size >= MAX_DOCUMENTS) report.stop(`more than ${MAX_DOCUMENTS} documents`, request.from);
    const source = text !== undefined && request.from === undefined ? text : yield request;
    const document = parseSchemaDocument(source, request.url, report.limits.maxDepth);
    documents.set(request.url, document);
    checkSyntax(document.root, report);
    for (const reference of document.references) {
      if (reference.attributes.has("href")) queue.push({ url: referenceUrl(reference), from: reference });
    }
  }
  report.throwIfAny();
  return documents;
}

/** The URL that an `externalRef` or `include` names (section 4.5). */
export function referenceUrl(element: SchemaElement): string {
  return resolveUrl(element.attributes.get("href")!.trim(), element.base);
}

/** Says that a document of the schema could not be had. */
export function unresolved(request: LoadRequest, reason: string, cause?: unknown): SchemaError {
  const place = request.from && whereIs(request.from);
  return new SchemaError(
    [{ id: "schema.resource", section: "4.5", message: `cannot read "${request.url}": ${reason}`, ...place }],
    cause === undefined ? undefined : { cause },
  );
}
