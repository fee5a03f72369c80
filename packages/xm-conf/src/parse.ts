import { ConfDocument } from "./document.js";
import { ConfError } from "./errors.js";
import { describeContinuation, describeStatement } from "./python.js";
import { readValue } from "./read-value.js";
import { Char, isLetter, isLineEnd, isWordChar, Reader } from "./reader.js";
import type { ConfAssignment, ConfStatement } from "./statement.js";
import type { ConfValue } from "./value.js";

/**
 * Reads a configuration file: what xm's files consist of (assignments in Python's notation) and what xl reads.
 * `parse(text).format() === text` for every text that it accepts. Throws a `ConfError` that says where, and what
 * stands there if it is more of Python than names and values.
 *
 * A file's bytes that are no UTF-8 had best be decoded, and encoded again, as Latin-1: so none is lost.
 *
 * C: `__virConfReadMem`
 */
export function parse(text: string): ConfDocument {
  const reader = new Reader(text);
  const nul = text.indexOf("\0");
  if (nul !== -1) throw reader.error("conf.binary", "a configuration file contains no NUL", nul);
  const statements: ConfStatement[] = [];
  let additions = false;
  while (!reader.atEnd()) {
    const statement = readStatement(reader);
    statements.push(statement);
    if (statement.kind === "assignment" && statement.operator === "+=") additions = true;
  }
  if (additions) checkAdditions(statements);
  return new ConfDocument(statements);
}

const BYTE_ORDER_MARK = 0xfeff;

function readStatement(reader: Reader): ConfStatement {
  const { text, pos: start, line } = reader;
  if (start === 0 && reader.peek() === BYTE_ORDER_MARK) reader.pos++;
  reader.skipSpaces();
  const char = reader.peek();
  if (char === Char.HASH) {
    const comment = readComment(reader);
    if (!reader.atEnd()) reader.skipLineEnd();
    return { kind: "comment", comment, line, text: text.slice(start, reader.pos) };
  }
  if (reader.atEnd() || isLineEnd(char)) {
    if (!reader.atEnd()) reader.skipLineEnd();
    return { kind: "blank", line, text: text.slice(start, reader.pos) };
  }
  return readAssignment(reader, start, line);
}

function readAssignment(reader: Reader, start: number, line: number): ConfAssignment {
  const { text } = reader;
  const name = readName(reader);
  const operator = readOperator(reader, name);
  reader.skipSpaces();
  if (reader.atEnd() || isLineEnd(reader.peek())) {
    throw reader.error("conf.expected-value", `expected a value after ${name} ${operator}`);
  }
  const valueStart = reader.pos - start;
  const value = readValue(reader);
  const valueEnd = reader.pos - start;
  const comment = readSeparator(reader);
  return {
    kind: "assignment",
    name,
    operator,
    value,
    comment,
    line,
    text: text.slice(start, reader.pos),
    valueStart,
    valueEnd,
  };
}

function readName(reader: Reader): string {
  const { text, pos: start } = reader;
  if (!isLetter(reader.codeAt(start))) {
    throw (
      describeStatement(reader) ??
      reader.error("conf.expected-name", "expected a name, which begins with a letter")
    );
  }
  let end = start + 1;
  for (let char = reader.codeAt(end); isWordChar(char) || char === Char.DOT; char = reader.codeAt(end)) end++;
  reader.pos = end;
  return text.slice(start, end);
}

function readOperator(reader: Reader, name: string): "=" | "+=" {
  const { text } = reader;
  const nameStart = reader.pos - name.length;
  reader.skipSpaces();
  const { pos } = reader;
  const operator = text.startsWith("+=", pos) ? "+=" : "=";
  if (!text.startsWith(operator, pos) || reader.codeAt(pos + operator.length) === Char.EQUALS) {
    reader.pos = nameStart;
    throw (
      describeStatement(reader) ??
      reader.error("conf.expected-assignment", `expected = after the name ${name}`, pos)
    );
  }
  reader.pos = pos + operator.length;
  return operator;
}

/** Reads to the end of a statement, and gives the comment on the way. */
function readSeparator(reader: Reader): string | undefined {
  reader.skipSpaces();
  const char = reader.peek();
  if (reader.atEnd()) return undefined;
  if (char === Char.SEMICOLON) {
    reader.pos++;
    reader.skipSpaces();
    if (isLineEnd(reader.peek())) reader.skipLineEnd();
    return undefined;
  }
  if (char === Char.HASH) {
    const comment = readComment(reader);
    if (!reader.atEnd()) reader.skipLineEnd();
    return comment;
  }
  if (!isLineEnd(char)) {
    throw (
      describeContinuation(reader) ??
      reader.error("conf.expected-separator", "expected the end of the line, ; or a comment after the value")
    );
  }
  reader.skipLineEnd();
  return undefined;
}

function readComment(reader: Reader): string {
  const start = reader.pos + 1;
  reader.skipLine();
  return reader.text.slice(start, reader.pos);
}

/** `+=` joins two strings or two lists; on anything else xm, xl and Python disagree. */
function checkAdditions(statements: readonly ConfStatement[]): void {
  const known = new Map<string, ConfValue>();
  for (const statement of statements) {
    if (statement.kind !== "assignment") continue;
    const { name, operator, value, line } = statement;
    const before = operator === "+=" ? known.get(name) : undefined;
    if (operator === "+=" && !(isJoinable(value) && (before === undefined || canJoin(before, value)))) {
      const message = `${name} += joins two strings or two lists`;
      throw new ConfError([{ id: "conf.addition", message, line, column: 1 }]);
    }
    known.set(name, value);
  }
}

function isJoinable(value: ConfValue): boolean {
  return typeof value === "string" || Array.isArray(value);
}

function canJoin(before: ConfValue, value: ConfValue): boolean {
  return typeof before === typeof value && Array.isArray(before) === Array.isArray(value);
}
