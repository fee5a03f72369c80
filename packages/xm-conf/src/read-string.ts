import { Char, isLineEnd, type Reader } from "./reader.js";

/** Reads a string in either kind of quotes, single or triple, and what Python joins to it: strings that follow at once. */
export function readString(reader: Reader, insideList: boolean): string {
  let value = readLiteral(reader);
  for (;;) {
    const { pos, line } = reader;
    if (insideList) reader.skipBlanks();
    else reader.skipSpaces();
    if (!isQuote(reader.peek())) {
      reader.pos = pos;
      reader.line = line;
      return value;
    }
    value += readLiteral(reader);
  }
}

export function isQuote(char: number): boolean {
  return char === Char.DOUBLE_QUOTE || char === Char.SINGLE_QUOTE;
}

function readLiteral(reader: Reader): string {
  const { text, pos: start } = reader;
  const quote = reader.peek();
  if (reader.codeAt(start + 1) === quote && reader.codeAt(start + 2) === quote) return readTriple(reader);
  const close = text.indexOf(quote === Char.SINGLE_QUOTE ? "'" : '"', start + 1);
  if (close > 0 && reader.isPlainUntil(close)) {
    reader.pos = close + 1;
    return text.slice(start + 1, close);
  }
  return readEscaped(reader);
}

function readEscaped(reader: Reader): string {
  const { text, pos: start } = reader;
  const quote = reader.peek();
  for (let pos = start + 1; pos < text.length; pos++) {
    const char = text.charCodeAt(pos);
    if (char === quote) {
      reader.pos = pos + 1;
      return undoEscapes(text.slice(start + 1, pos));
    }
    if (char === Char.BACKSLASH) {
      pos++;
      if (isLineEnd(reader.codeAt(pos))) reader.line++;
      if (reader.codeAt(pos) === Char.CR && reader.codeAt(pos + 1) === Char.LF) pos++;
    } else if (isLineEnd(char)) break;
  }
  throw reader.error("conf.unterminated-string", "this string is not closed on its line", start);
}

function readTriple(reader: Reader): string {
  const { text, pos: start } = reader;
  const quotes = text.slice(start, start + 3);
  for (let pos = start + 3; pos < text.length; pos++) {
    if (text.charCodeAt(pos) === Char.BACKSLASH) pos++;
    else if (text.startsWith(quotes, pos)) {
      reader.pos = pos + 3;
      const raw = text.slice(start + 3, pos);
      reader.line += countLineEnds(raw);
      // Python reads every line end of a file as LF.
      return undoEscapes(raw.replace(/\r\n?/g, "\n"));
    }
  }
  throw reader.error("conf.unterminated-string", `this string is not closed by ${quotes}`, start);
}

function countLineEnds(raw: string): number {
  return raw.match(/\r\n?|\n/g)?.length ?? 0;
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** Undoes Python's escapes. As in Python, a backslash before anything else stands for itself. */
function undoEscapes(raw: string): string {
  let text = "";
  let done = 0;
  for (let at = raw.indexOf("\\"); at >= 0; at = raw.indexOf("\\", done)) {
    const simple = SIMPLE_ESCAPES.get(raw[at + 1] ?? "");
    if (simple === undefined) return text + undoAllEscapes(raw.slice(done));
    text += raw.slice(done, at) + simple;
    done = at + 2;
  }
  return text + raw.slice(done);
}

/** As {@link undoEscapes}, at its leisure: the simple ones alone are done faster. */
function undoAllEscapes(raw: string): string {
  return raw.replace(
    /((?:\\(?:x[0-9a-fA-F]{2}|[0-7]{1,3}))+)|\\(\r\n|[\s\S])/g,
    (all, bytes: string | undefined, char: string) => {
      if (bytes !== undefined) return bytesToText(bytes);
      return char === "\n" || char === "\r" || char === "\r\n" ? "" : (SIMPLE_ESCAPES.get(char) ?? all);
    },
  );
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
/** What the decoder puts in place of bytes that mean nothing. */
const REPLACEMENT = "\ufffd";

/** Numeric escapes stand for bytes, which are UTF-8 where they can be and Latin-1 otherwise. */
function bytesToText(escapes: string): string {
  const bytes = Uint8Array.from(escapes.slice(1).split("\\"), (digits) =>
    digits.startsWith("x") ? parseInt(digits.slice(1), 16) : parseInt(digits, 8),
  );
  const text = utf8.decode(bytes);
  // No exceptions here: a text of nothing but wrong bytes would cost one for each.
  if (!text.includes(REPLACEMENT) || isSame(encoder.encode(text), bytes)) return text;
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
