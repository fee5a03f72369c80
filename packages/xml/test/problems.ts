import { parseDomain, type ReadOptions } from "../src/generated/domain/index.js";
import { type Problem, XmlError } from "../src/index.js";

/** The problems for which a document is refused; none when it is read. */
export function problemsOf(input: string | Uint8Array, options?: ReadOptions): readonly Problem[] {
  try {
    parseDomain(input, options);
    return [];
  } catch (error) {
    if (error instanceof XmlError) return error.problems;
    throw error;
  }
}

/** The ids of those problems. */
export function idsOf(input: string | Uint8Array, options?: ReadOptions): string[] {
  return problemsOf(input, options).map(({ id }) => id);
}
