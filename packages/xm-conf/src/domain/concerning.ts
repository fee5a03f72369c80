import type { Problem } from "../errors.js";
import { type ConfDialect, dialectOf } from "./dialect.js";

/**
 * Those among the warnings about a domain document that concern a dialect: xl finds the loader of a fully virtualised guest by
 * itself, so a document without one says enough.
 */
export function concerning<P extends Problem>(warnings: readonly P[], dialect: ConfDialect): P[] {
  return warnings.filter(({ id }) => id !== "domain.loader-missing" || !dialectOf(dialect).xl);
}
