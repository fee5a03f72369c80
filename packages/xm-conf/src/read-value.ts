import { MAX_DEPTH, MAX_INTEGER, MIN_INTEGER } from "./format.js";
import { ConfLiteral } from "./literal.js";
import { describeContinuation, describeValue } from "./python.js";
import { isQuote, readString } from "./read-string.js";
import { Char, isDigit, isWordChar, type Reader } from "./reader.js";
import type { ConfValue } from "./value.js";

/** Where the items of a list stand in the text: start and end of the first, of the second, … */
export type ItemSpans = number[];

/** Reads one value at the reader's position. `depth` counts the lists around it. */
export function readValue(reader: Reader, depth = 0): ConfValue {
  const char = reader.peek();
  if (isQuote(char)) return readString(reader, depth > 0);
  if (char === Char.OPEN) return readList(reader, depth);
  if (char === Char.OPEN_PAREN || char === Char.OPEN_BRACE) return readLiteral(reader, depth);
  if (isDigit(char) || char === Char.MINUS || char === Char.PLUS || char === Char.DOT)
    return readNumber(reader);
  return readWord(reader);
}

/** Reads a list; `spans` is told where its items stand. */
export function readList(reader: Reader, depth: number, spans?: ItemSpans): ConfValue[] {
  const start = reader.pos;
  if (depth >= MAX_DEPTH) throw reader.error("conf.too-deep", `lists nest deeper than ${MAX_DEPTH}`);
  const items: ConfValue[] = [];
  reader.pos++;
  for (;;) {
    reader.skipBlanks();
    if (reader.peek() === Char.CLOSE) break;
    if (reader.atEnd()) throw unclosed(reader, start);
    const itemStart = reader.pos;
    items.push(readValue(reader, depth + 1));
    spans?.push(itemStart, reader.pos);
    reader.skipBlanks();
    if (reader.peek() === Char.CLOSE) break;
    if (reader.atEnd()) throw unclosed(reader, start);
    if (reader.peek() !== Char.COMMA) {
      throw (
        describeContinuation(reader) ??
        reader.error("conf.expected-comma", "expected , or ] after an item of a list")
      );
    }
    reader.pos++;
  }
  reader.pos++;
  return items;
}

/**
 * Reads a dictionary, a set or a tuple of plain values, kept as it is written; parentheses around one value without a comma are
 * that value.
 */
function readLiteral(reader: Reader, depth: number): ConfValue {
  const { pos: start, text } = reader;
  const braces = reader.peek() === Char.OPEN_BRACE;
  const close = braces ? Char.CLOSE_BRACE : Char.CLOSE_PAREN;
  if (depth >= MAX_DEPTH) throw reader.error("conf.too-deep", `values nest deeper than ${MAX_DEPTH}`);
  let first: ConfValue | undefined;
  let isTuple = true;
  reader.pos++;
  for (;;) {
    reader.skipBlanks();
    if (reader.peek() === close) break;
    const value = readValue(reader, depth + 1);
    isTuple = first !== undefined;
    first ??= value;
    reader.skipBlanks();
    if (braces && reader.peek() === Char.COLON) {
      reader.pos++;
      reader.skipBlanks();
      readValue(reader, depth + 1);
      reader.skipBlanks();
    }
    if (reader.peek() === close) break;
    if (reader.peek() !== Char.COMMA) {
      throw (
        describeContinuation(reader) ??
        reader.error("conf.unclosed-list", `this is not closed with ${braces ? "}" : ")"}`, start)
      );
    }
    isTuple = true;
    reader.pos++;
  }
  reader.pos++;
  return braces || isTuple ? new ConfLiteral(text.slice(start, reader.pos)) : first!;
}

function unclosed(reader: Reader, start: number): Error {
  return reader.error("conf.unclosed-list", "this list is not closed with ]", start);
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["True", true],
  ["False", false],
  ["None", null],
]);

function readWord(reader: Reader): boolean | null {
  let end = reader.pos;
  while (isWordChar(reader.codeAt(end))) end++;
  const word = WORDS.get(reader.text.slice(reader.pos, end));
  if (word === undefined) {
    throw (
      describeValue(reader) ?? reader.error("conf.expected-value", "expected a string, a number or a list")
    );
  }
  reader.pos = end;
  return word;
}

/** Decimal numbers of at most this many digits need no check of their range. */
const SAFE_DIGITS = 15;

function readNumber(reader: Reader): number | bigint {
  const isNegative = reader.peek() === Char.MINUS;
  const start = isNegative ? reader.pos + 1 : reader.pos;
  const first = reader.codeAt(start);
  let pos = start;
  let value = 0;
  let next = first;
  for (; isDigit(next); next = reader.codeAt(++pos)) value = value * 10 + (next - Char.ZERO);
  const isPlain = first !== Char.ZERO || pos === start + 1;
  if (pos > start && isPlain && pos - start <= SAFE_DIGITS && next !== Char.DOT && !isWordChar(next)) {
    reader.pos = pos;
    // Zero has no sign.
    return isNegative ? 0 - value : value;
  }
  return readOtherNumber(reader);
}

const INTEGER = /([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))[lL]?(?![\w.])/y;
const FLOAT = /[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?(?![\w.])/y;

/** Every other spelling that Python 2, hence xm, and xl know: signs, hex, octal (a leading zero), binary, floats. */
function readOtherNumber(reader: Reader): number | bigint {
  const { text, pos: start } = reader;
  INTEGER.lastIndex = start;
  const integer = INTEGER.exec(text);
  if (integer !== null) {
    reader.pos = INTEGER.lastIndex;
    return integerOf(reader, start, integer);
  }
  FLOAT.lastIndex = start;
  const float = FLOAT.exec(text);
  if (float === null) {
    throw reader.error(
      "conf.number",
      "expected a number: decimal, hexadecimal (0x…), octal (0…) or with a fraction",
    );
  }
  const value = Number(float[0]);
  if (!Number.isFinite(value)) throw outOfRange(reader, start);
  reader.pos = FLOAT.lastIndex;
  return value === 0 ? 0 : value; // There is one zero, as among integers.
}

function integerOf(reader: Reader, start: number, match: RegExpExecArray): number | bigint {
  const [, sign, hex, binary, octal, decimal] = match;
  const digits = hex ?? binary ?? octal ?? decimal!;
  // 64 bits have at most 64 digits, in base two: longer ones need not be converted to be refused.
  const significant = digits.replace(/^0+(?=.)/, "");
  if (significant.length > 64) throw outOfRange(reader, start);
  const prefix = hex !== undefined ? "0x" : binary !== undefined ? "0b" : octal !== undefined ? "0o" : "";
  const magnitude = BigInt(prefix + significant);
  const value = sign === "-" ? -magnitude : magnitude;
  if (value < MIN_INTEGER || value > MAX_INTEGER) throw outOfRange(reader, start);
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

function outOfRange(reader: Reader, start: number): Error {
  return reader.error("conf.number-range", "this number does not fit into 64 bits", start);
}
