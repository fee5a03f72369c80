import { isBlank, isBlankCode } from "./blank.js";

/** What a reader of plain XML is told. Whatever it throws ends the reading. */
export interface PlainHandler {
  /** `attributes` are names and values in turn. */
  openTag(name: string, attributes: readonly string[], offset: number): void;
  closeTag(): void;
  text(text: string): void;
  comment(comment: string): void;
}

/** Line ends to be normalised, halves of surrogate pairs, and what XML does not allow or some environment might not. */
const STRANGE = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/;
const DECLARATION = /^<\?xml version=(['"])1\.0\1(?: encoding=(['"])[A-Za-z][\w.-]*\2)? ?\?>/;

/** Entries of the attributes of one tag, each of which is compared with all of them: twice 256, which no tag has. */
const MOST = 512;

const EXCLAMATION_MARK = 0x21;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** By character code: 2 for what a name begins with, 1 for what it goes on with. */
const nameCharacters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? 2 : /[-.:\d]/.test(character) ? 1 : 0;
});

/**
 * Reads a document that is plainly well-formed, as nearly all are, in a fraction of the time that a whole parser takes.
 * Returns false as soon as it meets anything else, right or wrong: what it has told so far is then void, and a whole
 * parser has to read the document from its beginning, which also knows what to say of mistakes.
 */
export function readPlain(text: string, handler: PlainHandler): boolean {
  if (STRANGE.test(text) || text.includes("]]>")) return false;
  const hasReferences = text.includes("&");
  const hasTabs = text.includes("\t");
  /** As that of texts, and beyond all of them where there is none. */
  const indexOf = (what: string, from: number) => text.indexOf(what, from) >>> 0;
  const names: string[] = [];
  /** The attributes of a tag: the first `count` entries. */
  const attributes: string[] = [];
  let count = 0;
  /** The first line end at or after the value that is looked at. */
  let lineEnd = -1;
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  let open = text.indexOf("<", at);
  for (; open >= 0; open = text.indexOf("<", at)) {
    if (open > at) {
      const raw = text.slice(at, open);
      const run = hasReferences ? resolved(raw) : raw;
      if (run === undefined) return false;
      if (names.length > 0) handler.text(run);
      else if (!isBlank(run)) return false;
    }
    at = open + 1;
    const code = text.charCodeAt(at);
    if (code === SLASH) {
      const name = names.pop();
      if (name === undefined || !text.startsWith(name, at + 1)) return false;
      at = skipBlanks(text, at + 1 + name.length);
      if (text.charCodeAt(at) !== GREATER) return false;
      at += 1;
      handler.closeTag();
      if (names.length === 0) return isBlank(text.slice(at));
      continue;
    }
    if (code === EXCLAMATION_MARK) {
      if (!text.startsWith("--", at + 1)) return false;
      const end = text.indexOf("--", at + 3);
      if (end < 0 || text.charCodeAt(end + 2) !== GREATER) return false;
      handler.comment(text.slice(at + 3, end));
      at = end + 3;
      continue;
    }
    const nameEnd = skipName(text, at);
    if (nameEnd === at) return false;
    const name = text.slice(at, nameEnd);
    /** No `<` may stand in a tag, so this is where the tag must have ended. */
    const next = indexOf("<", nameEnd);
    at = nameEnd;
    count = 0;
    for (;;) {
      const from = skipBlanks(text, at);
      const first = text.charCodeAt(from);
      if (first === GREATER || first === SLASH) {
        at = from;
        break;
      }
      const end = skipName(text, from);
      const quote = text[end + 1];
      if (from === at || end === from || text.charCodeAt(end) !== EQUALS) return false;
      if (quote !== "'" && quote !== '"') return false;
      const close = text.indexOf(quote, end + 2);
      if (close < 0 || close > next) return false;
      if (count >= MOST) return false;
      const attribute = text.slice(from, end);
      for (let i = 0; i < count; i += 2) if (attributes[i] === attribute) return false;
      const raw = text.slice(end + 2, close);
      if (lineEnd < end) lineEnd = indexOf("\n", end);
      if (lineEnd < close || (hasTabs && raw.includes("\t"))) return false;
      const value = hasReferences ? resolved(raw) : raw;
      if (value === undefined) return false;
      attributes[count++] = attribute;
      attributes[count++] = value;
      at = close + 1;
    }
    const isEmpty = text.charCodeAt(at) === SLASH;
    if (isEmpty) at += 1;
    if (text.charCodeAt(at) !== GREATER) return false;
    at += 1;
    handler.openTag(name, count === 0 ? NONE : attributes.slice(0, count), at);
    if (!isEmpty) names.push(name);
    else {
      handler.closeTag();
      if (names.length === 0) return isBlank(text.slice(at));
    }
  }
  return false;
}

const NONE: readonly string[] = Object.freeze([]);
function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlankCode(text.charCodeAt(at))) at++;
  return at;
}

/** Where the name ends that begins there; there, if none does. */
function skipName(text: string, from: number): number {
  if (nameCharacters[text.charCodeAt(from)] !== 2) return from;
  let at = from + 1;
  while (nameCharacters[text.charCodeAt(at)]! > 0) at++;
  return at;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text with its references to the five entities resolved; undefined: it has others. */
function resolved(text: string): string | undefined {
  if (!text.includes("&")) return text;
  const [start = "", ...parts] = text.split("&");
  let all = start;
  for (const part of parts) {
    const end = part.indexOf(";");
    const name = part.slice(0, end);
    if (end < 0 || !Object.hasOwn(entities, name)) return undefined;
    all += entities[name] + part.slice(end + 1);
  }
  return all;
}
