import { binaryText } from "./bytes.js";
import { SexprError } from "./errors.js";
import type { Sexpr } from "./node.js";
import { defaultLimits, type ParseOptions } from "./options.js";
import { lineAndColumn } from "./position.js";
import { Scanner } from "./scanner.js";

/**
 * Reads the first expression of a text, or of bytes that are UTF-8 (an atom that is not: latin1, with a warning).
 *
 * Everything that any xend prints is read: bare atoms, both quotes with Python's escapes, comments, empty atoms and
 * lists. What follows the first expression (xend 4.1 prints `''` behind some replies) must be well-formed and is ignored.
 *
 * @throws {SexprError} with offset, line, column and path: `sexpr.empty`, `sexpr.unclosed-list`, `sexpr.unclosed-quote`,
 *   `sexpr.stray-parenthesis`, `sexpr.escape`, `sexpr.character`, or a limit: `sexpr.depth`, `sexpr.atom-too-long`,
 *   `sexpr.too-long`.
 */
export function parse(input: string | Uint8Array, options: ParseOptions = {}): Sexpr {
  const first = parseAll(input, options)[0];
  if (first === undefined) {
    throw new SexprError([
      { id: "sexpr.empty", message: "expected an expression", line: 1, column: 1, offset: 0 },
    ]);
  }
  return first;
}

/** Reads all the expressions of a text, perhaps none; otherwise as `parse`. */
export function parseAll(input: string | Uint8Array, options: ParseOptions = {}): Sexpr[] {
  const maxLength = options.maxLength ?? defaultLimits.maxLength;
  if (input.length > maxLength) throw tooLong(input, maxLength);
  const scanner = new Scanner(options);
  scanner.binary = typeof input !== "string";
  scanner.scan(typeof input === "string" ? input : binaryText(input));
  scanner.finish();
  return scanner.lists[0]!;
}

function tooLong(input: string | Uint8Array, maxLength: number): SexprError {
  const text = typeof input === "string" ? input : binaryText(input.subarray(0, maxLength));
  const message = `a text of more than ${maxLength} characters`;
  return new SexprError([
    { id: "sexpr.too-long", message, ...lineAndColumn(text, maxLength), offset: maxLength },
  ]);
}
