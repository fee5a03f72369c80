import type { Report } from "./report.js";
import { type Place, placeAfter } from "./source.js";

/** Encodings in which a document may come as bytes. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "iso-8859-1";

/** How many bytes tell the encoding: a byte order mark and an XML declaration fit in. */
const PROLOGUE = 256;

/** The encoding of that name in an XML declaration, if we can decode it. Windows' pages are none of those. */
function encodingCalled(name: string): Encoding | undefined {
  if (/^(?:utf-?8|(?:us-)?ascii)$/i.test(name)) return "utf-8";
  return /^(?:iso[-_]8859-1|latin-?1)$/i.test(name) ? "iso-8859-1" : undefined;
}

/** For whole documents, which leave nothing behind in it; to make one takes longer than to decode a small document. */
const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Turns the bytes of a document, in one piece or in many, into text. */
export class ByteDecoder {
  #pending: Uint8Array | undefined = new Uint8Array();
  #decode: ((bytes: Uint8Array, last: boolean) => string) | undefined;
  #encoding: Encoding = "utf-8";

  readonly #report: Report;
  readonly #reached: () => Place;

  /** @param reached where the text ends that was decoded before, for who decodes in pieces */
  constructor(report: Report, reached = (): Place => ({ line: 1, column: 1 })) {
    this.#report = report;
    this.#reached = reached;
  }

  /** Decodes more bytes; `last` tells that there will be none. */
  write(bytes: Uint8Array, last = false): string {
    if (this.#decode !== undefined) return this.#guarded(this.#decode, bytes, last);
    if (last && this.#pending?.length === 0 && hasNoPrologue(bytes)) {
      return this.#guarded((whole) => utf8.decode(whole), bytes, last);
    }
    const start = concat(this.#pending ?? new Uint8Array(), bytes);
    if (!last && !showsEncoding(start)) {
      this.#pending = start;
      return "";
    }
    this.#pending = undefined;
    this.#encoding = this.#detect(start);
    this.#decode = decoderOf(this.#encoding);
    return this.#guarded(this.#decode, start, last);
  }

  #guarded(decode: (bytes: Uint8Array, last: boolean) => string, bytes: Uint8Array, last: boolean) {
    try {
      return decode(bytes, last);
    } catch {
      return this.#report.fatal({
        id: "xml.encoding",
        message: "the bytes do not fit the document's encoding",
        ...placeAfter(this.#reached(), this.#beginningOf(bytes)),
      });
    }
  }

  /** The text of bytes that fit no encoding, as far as they do. */
  #beginningOf(bytes: Uint8Array): string {
    const decode = (length: number): string | undefined => {
      try {
        return new TextDecoder(this.#encoding, { fatal: true }).decode(bytes.subarray(0, length), {
          stream: true,
        });
      } catch {
        return undefined;
      }
    };
    let [fits, fails] = [0, bytes.length + 1];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      if (decode(middle) === undefined) fails = middle;
      else fits = middle;
    }
    return decode(fits)!;
  }

  #detect(bytes: Uint8Array): Encoding {
    const [a, b, c, d] = bytes;
    if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
    if (a === 0xff && b === 0xfe) return "utf-16le";
    if (a === 0xfe && b === 0xff) return "utf-16be";
    if (a === 0x3c && b === 0x00 && d === 0x00) return "utf-16le";
    if (a === 0x00 && b === 0x3c && c === 0x00) return "utf-16be";
    const prologue = String.fromCharCode(...bytes.subarray(0, PROLOGUE));
    const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(prologue)?.[1];
    if (declared === undefined) return "utf-8";
    const encoding = encodingCalled(declared);
    if (encoding !== undefined) return encoding;
    const known = "UTF-8, ISO-8859-1, or UTF-16 with a byte order mark";
    return this.#report.fatal({
      id: "xml.encoding",
      message: `the encoding ${JSON.stringify(declared.slice(0, 40))} is not known; expected ${known}`,
      line: 1,
      column: 1,
    });
  }
}

/** Whether the bytes begin with a tag or a comment, of one byte a character: then they are UTF-8. */
const hasNoPrologue = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x3c && bytes[1] !== 0x3f && bytes[1] !== 0;

/** Whether these bytes hold all that tells the encoding: the whole XML declaration, if there is one. */
function showsEncoding(bytes: Uint8Array): boolean {
  if (bytes.length >= PROLOGUE) return true;
  const text = String.fromCharCode(...bytes);
  return bytes.length >= 5 && (!text.startsWith("<?xml") || text.includes("?>"));
}

function decoderOf(encoding: Encoding): (bytes: Uint8Array, last: boolean) => string {
  // The Encoding Standard's label iso-8859-1 means windows-1252, so Latin-1 is decoded here.
  if (encoding === "iso-8859-1") return latin1;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
