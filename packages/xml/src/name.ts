import { type Problem, XmlError } from "./errors.js";
import { trimBlanks } from "./read/blank.js";

const MAX_NAME_BYTES = 255;

/** Most names, in which nothing can be wrong but their length. */
const PLAIN = /^[\w.+-]+$/;

/**
 * Checks the name of a domain: not empty, at most 255 bytes of UTF-8, no control character, no `/`, no blank at either
 * end.
 *
 * @returns what is wrong with it, or undefined.
 */
export function checkDomainName(name: string): Problem | undefined {
  if (name.length <= MAX_NAME_BYTES && PLAIN.test(name)) return undefined;
  if (name === "") return { id: "domain.name-missing", message: "the name is missing or empty" };
  if (isTooLong(name)) {
    return { id: "domain.name-too-long", message: `the name is longer than ${MAX_NAME_BYTES} bytes` };
  }
  if (name.includes("/")) return { id: "domain.name", message: "the name holds a slash" };
  if (/\p{Control}|\p{Surrogate}/u.test(name)) {
    return { id: "domain.name", message: "the name holds a control character" };
  }
  if (trimBlanks(name) !== name)
    return { id: "domain.name", message: "the name begins or ends with a blank" };
  return undefined;
}

/** Throws an `XmlError` for what no domain can be called. */
export function assertDomainName(name: string): void {
  const problem = checkDomainName(name);
  if (problem !== undefined) throw new XmlError([problem]);
}

/** A UTF-16 unit takes at most three bytes of UTF-8, so only long names need be encoded. */
function isTooLong(name: string): boolean {
  return name.length * 3 > MAX_NAME_BYTES && new TextEncoder().encode(name).length > MAX_NAME_BYTES;
}
