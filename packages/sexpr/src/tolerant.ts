import { SexprError } from "./errors.js";
import type { Sexpr } from "./node.js";
import { defaultLimits, type ParseOptions } from "./options.js";
import { lineAndColumn } from "./position.js";

/**
 * Reads a text as libvirt 0.1.11 did, to see what it saw: only single quotes quote, escapes stay as they are (a
 * backslash only keeps the next character from ending the text), there are no comments, what is not closed ends with the
 * text, a NUL ends the text, and everything after the first value is ignored. Never fails but for a limit.
 *
 * @throws {SexprError} `sexpr.depth`, `sexpr.atom-too-long`, `sexpr.too-long`.
 */
export function parseTolerant(
  input: string,
  options: Pick<ParseOptions, "maxDepth" | "maxAtom" | "maxLength"> = {},
): Sexpr {
  const { maxDepth, maxAtom, maxLength } = { ...defaultLimits, ...options };
  const limit = (id: string, what: string, exceeded: boolean, offset: number) => {
    if (!exceeded) return;
    throw new SexprError([{ id, message: `more than ${what}`, ...lineAndColumn(input, offset), offset }]);
  };
  limit("sexpr.too-long", `${maxLength} characters`, input.length > maxLength, maxLength);

  const nul = input.indexOf("\0");
  const text = nul === -1 ? input : input.slice(0, nul);
  const open: Sexpr[][] = [];
  let at = 0;
  for (;;) {
    while (isBlank(text[at])) at += 1;
    const start = at;
    let value: Sexpr;
    if (text[at] === "(") {
      limit("sexpr.depth", `${maxDepth} lists inside each other`, open.length === maxDepth, start);
      open.push([]);
      at += 1;
      continue;
    }
    if (text[at] === ")" || at >= text.length) {
      value = open.pop() ?? "";
      at += 1;
    } else if (text[at] === "'") {
      at = quoteEnd(text, start + 1);
      value = text.slice(start + 1, at);
      at += 1;
    } else {
      while (at < text.length && !isBlank(text[at]) && text[at] !== "(" && text[at] !== ")") at += 1;
      value = text.slice(start, at);
    }
    const tooLong = typeof value === "string" && value.length > maxAtom;
    limit("sexpr.atom-too-long", `${maxAtom} characters in one atom`, tooLong, start);
    const outer = open.at(-1);
    if (outer === undefined) return value;
    outer.push(value);
  }
}

function isBlank(character: string | undefined): boolean {
  return character === " " || (character !== undefined && character >= "\t" && character <= "\r");
}

function quoteEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "'") at += text[at] === "\\" ? 2 : 1;
  return Math.min(at, text.length);
}
