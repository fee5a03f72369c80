import type { ConfError } from "./errors.js";
import type { Reader } from "./reader.js";

/** What a statement that begins with one of Python's own words is. */
const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ["assert", "an assertion"],
  ["async", "an async function"],
  ["class", "a class definition"],
  ["def", "a function definition"],
  ["del", "a del statement"],
  ["elif", "an elif branch"],
  ["else", "an else branch"],
  ["except", "an except clause"],
  ["exec", "an exec statement"],
  ["finally", "a finally clause"],
  ["for", "a for loop"],
  ["from", "an import"],
  ["global", "a global statement"],
  ["if", "an if statement"],
  ["import", "an import"],
  ["lambda", "a lambda"],
  ["pass", "a pass statement"],
  ["print", "a print statement"],
  ["raise", "a raise statement"],
  ["return", "a return statement"],
  ["try", "a try statement"],
  ["while", "a while loop"],
  ["with", "a with statement"],
  ["yield", "a yield statement"],
]);

/** What continues a value only in an expression of Python. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["and", "a boolean expression"],
  ["else", "a conditional expression"],
  ["for", "a comprehension"],
  ["if", "a conditional expression"],
  ["in", "a comparison"],
  ["is", "a comparison"],
  ["not", "a boolean expression"],
  ["or", "a boolean expression"],
  ["==", "a comparison"],
  ["!=", "a comparison"],
  ["<", "a comparison"],
  [">", "a comparison"],
  ["%", "formatting with %"],
  [",", "a tuple"],
  [".", "an attribute or a method call"],
  ["(", "a call"],
  ["[", "a subscript"],
  ["+", "an expression"],
  ["-", "an expression"],
  ["*", "an expression"],
  ["/", "an expression"],
  ["|", "an expression"],
  ["&", "an expression"],
  ["^", "an expression"],
]);

/** What a statement is that has another shape than `name = value`. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^@/, "a decorator"],
  [/^["']/, "a string that stands alone"],
  [/^\(/, "an expression in parentheses"],
  [/^[A-Za-z_][\w.]*\s*\(/, "a function call"],
  [/^[A-Za-z_][\w.]*\s*\[/, "an assignment to an item"],
  [/^[A-Za-z_][\w.]*\s*,.*=/, "an assignment to several names"],
  [/^[A-Za-z_][\w.]*\s*(?:[-*/%|&^]|\*\*|\/\/|<<|>>)=/, "an assignment with an operator"],
  [/^[A-Za-z_]\w*\s*:\s*\w.*=/, "an annotated assignment"],
];

/** The error for a statement that is Python beyond `name = value`; undefined when it is not even that. */
export function describeStatement(reader: Reader): ConfError | undefined {
  const rest = restOfLine(reader);
  const word = /^\w+/.exec(rest)?.[0] ?? "";
  const what = STATEMENTS.get(word) ?? SHAPES.find(([shape]) => shape.test(rest))?.[1];
  return what === undefined ? undefined : refuse(reader, what);
}

/** The error where a value should stand and something does that only Python can work out. */
export function describeValue(reader: Reader): ConfError | undefined {
  const rest = restOfLine(reader);
  const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  const what = word === undefined ? ofOpening(rest) : ofWord(word, rest.slice(word.length));
  return what === undefined ? undefined : refuse(reader, what);
}

function ofOpening(rest: string): string | undefined {
  return /^[~`]/.test(rest) ? "an expression" : undefined;
}

function ofWord(word: string, rest: string): string {
  if (word === "lambda") return "a lambda";
  if (word === "not") return "a boolean expression";
  if (/^['"]/.test(rest)) return "a string with a prefix";
  if (/^\s*\(/.test(rest)) return "a function call";
  if (/^\s*\[/.test(rest)) return "a subscript";
  return /^\s*\./.test(rest) ? "an attribute" : "a variable";
}

/** The error where a value has ended and an expression of Python goes on. */
export function describeContinuation(reader: Reader): ConfError | undefined {
  const rest = restOfLine(reader);
  const operator = /^(?:[a-z]+|==|!=|[<>%,.([\-+*/|&^])/.exec(rest)?.[0] ?? "";
  const what = OPERATORS.get(operator);
  return what === undefined ? undefined : refuse(reader, what);
}

function refuse(reader: Reader, what: string): ConfError {
  return reader.error(
    "conf.python",
    `${what}: a configuration is read as names and values, Python programs are not run`,
  );
}

/** Enough of the line to tell what it is. */
function restOfLine(reader: Reader): string {
  return /[^\r\n]*/.exec(reader.text.slice(reader.pos, reader.pos + 200))![0];
}
