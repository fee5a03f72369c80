import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/** A token of XPath 1.0. */
export interface Token {
  readonly kind: "end" | "literal" | "name" | "number" | "operator";
  readonly text: string;
  readonly at: number;
}

const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["number", /\d+(?:\.\d*)?|\.\d+/y],
  ["literal", /"[^"]*"|'[^']*'/y],
  ["operator", /\/\/|::|\.\.|!=|<=|>=|[()[\]@,/|+\-=<>*.$]/y],
  ["name", /[\p{L}_][\p{L}\p{N}\p{M}_.-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{N}\p{M}_.-]*|\*))?/uy],
];

/** Says what is wrong with an expression, and where. */
export function wrong(expression: string, at: number): Failure {
  return new Failure(msg("'{expression}' is not an XPath expression: see character {at}"), {
    expression,
    at: at + 1,
  });
}

/** Takes an expression apart. A Failure says where it is none. */
export function lex(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  next: while (at < expression.length) {
    if (/\s/.test(expression[at]!)) {
      at++;
      continue;
    }
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(expression)?.[0];
      if (text === undefined) continue;
      tokens.push({ kind, text, at });
      at += text.length;
      continue next;
    }
    throw wrong(expression, at);
  }
  tokens.push({ kind: "end", text: "", at });
  return tokens;
}
