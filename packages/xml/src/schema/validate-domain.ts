import { loadSchema } from "../relaxng/compile.js";
import type { RelaxngSchema, ValidateOptions } from "../relaxng/schema.js";
import type { ValidationProblem } from "../relaxng/validate/problem.js";
import { domainSchemaJson } from "./domain.generated.js";

/**
 * Our schema of domain documents (`domain.rng`), ready to use. The one instance is shared, since it learns from every
 * document that it judges; what it has learnt changes its speed and never its verdict.
 */
export const domainSchema: () => RelaxngSchema = once(() => loadSchema(domainSchemaJson));

/**
 * Holds a domain document against our schema. Returns everything that is wrong, each with line, column, path, a stable
 * id and a sentence; nothing when the document is valid. A document that is not XML is a problem with an `xml.` id.
 *
 * @param document a text, or bytes in UTF-8, UTF-16 or Latin-1.
 */
export function validateDomain(
  document: string | Uint8Array,
  options?: ValidateOptions,
): ValidationProblem[] {
  return domainSchema().validate(document, options);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
