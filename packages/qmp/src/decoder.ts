import { printable, QmpProtocolError } from "./errors.js";
import { type JsonValue, parseExact } from "./json.js";

/** What a decoder can say about the bytes that it has. */
export type QmpDecoderStep =
  /** More bytes are needed. */
  | { readonly state: "need-more" }
  /** One whole object. */
  | { readonly state: "message"; readonly message: { readonly [name: string]: JsonValue } }
  /** The byte 0xFF, with which a guest agent marks where an answer begins; an unfinished object before it is gone. */
  | { readonly state: "delimiter" }
  /** Something that is no JSON object: its beginning, printable. The stream goes on behind it. */
  | { readonly state: "garbage"; readonly text: string }
  /** A limit was passed: the stream is broken for good. */
  | { readonly state: "failed"; readonly error: QmpProtocolError };

/** Bounds of what a peer may send. */
export interface QmpLimits {
  /** Bytes of one message. QEMU itself knows no limit; its schema has some 200,000. Default: 64 MiB. */
  readonly maxMessageBytes?: number;
  /** Nesting of objects and arrays; QEMU's own limit is 1,024, the default. */
  readonly maxDepth?: number;
}

const NOTHING: Uint8Array = new Uint8Array(0);
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const DELIMITER = 0xff;
/** From so many digits in a row on, an integer may be beyond 2^53. */
const LONG_NUMBER = 16;

const isBlank = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0d || byte === NEWLINE || byte === 0x09;

/**
 * Cuts a byte stream into JSON objects: a value that its caller feeds with pieces of any size and asks for steps.
 *
 * ```ts
 * decoder.push(bytes);
 * for (let step = decoder.next(); step.state !== "need-more"; step = decoder.next()) handle(step);
 * ```
 *
 * It takes objects on one line as QEMU writes them, over many lines (`pretty=on`), and without any line's end between
 * them. Every byte is looked at once, whatever the pieces.
 */
export class QmpDecoder {
  readonly #maxBytes: number;
  readonly #maxDepth: number;
  readonly #text = new TextDecoder();
  /** The bytes from `#start` to `#end` belong to no finished step yet; those before `#scanned` were looked at. */
  #bytes = NOTHING;
  #start = 0;
  #scanned = 0;
  #end = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #digits = 0;
  #exact = false;
  #inGarbage = false;
  #failure: QmpProtocolError | undefined;

  constructor({ maxMessageBytes = 64 * 1024 * 1024, maxDepth = 1024 }: QmpLimits = {}) {
    this.#maxBytes = maxMessageBytes;
    this.#maxDepth = maxDepth;
  }

  /** Adds bytes; they are copied. */
  push(piece: Uint8Array): void {
    if (this.#failure) return;
    const used = this.#end - this.#start;
    if (this.#end + piece.length > this.#bytes.length) {
      const fits = used + piece.length <= this.#bytes.length / 2;
      const target = fits ? this.#bytes : new Uint8Array(Math.max(4096, 2 * used, used + piece.length));
      target.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = target;
      this.#scanned -= this.#start;
      this.#start = 0;
      this.#end = used;
    }
    this.#bytes.set(piece, this.#end);
    this.#end += piece.length;
  }

  /** Takes the next step. */
  next(): QmpDecoderStep {
    if (this.#failure) return { state: "failed", error: this.#failure };
    return this.#depth > 0 ? this.#scanObject() : this.#between();
  }

  /** Between objects: blanks are nothing, `{` opens an object, everything else is garbage up to the line's end. */
  #between(): QmpDecoderStep {
    const bytes = this.#bytes;
    for (let at = this.#scanned; at < this.#end; at++) {
      const byte = bytes[at]!;
      if (byte === DELIMITER || (this.#inGarbage && byte === NEWLINE)) {
        if (this.#inGarbage) return this.#garbage(at);
        this.#drop(at + 1);
        return { state: "delimiter" };
      }
      if (this.#inGarbage) continue;
      if (isBlank(byte)) {
        this.#start = at + 1;
      } else if (byte === OPEN_BRACE) {
        this.#scanned = at + 1;
        this.#depth = 1;
        return this.#scanObject();
      } else {
        this.#inGarbage = true;
      }
    }
    this.#scanned = this.#end;
    // Of garbage without an end only the beginning is of interest.
    if (this.#inGarbage && this.#end - this.#start > 4096) return this.#garbage(this.#end);
    return this.#needMore();
  }

  #scanObject(): QmpDecoderStep {
    const bytes = this.#bytes;
    for (let at = this.#scanned; at < this.#end; at++) {
      const byte = bytes[at]!;
      if (byte === DELIMITER) return this.#garbage(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (byte >= 0x30 && byte <= 0x39) {
        this.#digits += 1;
        if (this.#digits === LONG_NUMBER) this.#exact = true;
        continue;
      }
      this.#digits = 0;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#depth += 1;
        if (this.#depth > this.#maxDepth) {
          return this.#fail("message.too-deep", `a message is nested deeper than ${this.#maxDepth} levels`);
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth -= 1;
        if (this.#depth === 0) return this.#message(at + 1);
      }
    }
    this.#scanned = this.#end;
    if (this.#end - this.#start > this.#maxBytes) return this.#failTooLong();
    return this.#needMore();
  }

  #message(end: number): QmpDecoderStep {
    if (end - this.#start > this.#maxBytes) return this.#failTooLong();
    const text = this.#text.decode(this.#bytes.subarray(this.#start, end));
    const exact = this.#exact;
    this.#drop(end);
    try {
      const value = exact ? parseExact(text) : (JSON.parse(text) as JsonValue);
      return { state: "message", message: value as { readonly [name: string]: JsonValue } };
    } catch {
      return { state: "garbage", text: printable(text) };
    }
  }

  #garbage(end: number): QmpDecoderStep {
    const sample = this.#text.decode(this.#bytes.subarray(this.#start, Math.min(end, this.#start + 256)));
    this.#drop(end);
    return { state: "garbage", text: printable(sample) };
  }

  /** Forgets everything before `end`, finished or not. */
  #drop(end: number): void {
    this.#start = this.#scanned = end;
    this.#depth = this.#digits = 0;
    this.#inString = this.#escaped = this.#exact = this.#inGarbage = false;
  }

  #needMore(): QmpDecoderStep {
    if (this.#start === this.#end) {
      this.#start = this.#scanned = this.#end = 0;
      // A long reply's memory is not kept for the short ones that follow.
      if (this.#bytes.length > 1024 * 1024) this.#bytes = NOTHING;
    }
    return { state: "need-more" };
  }

  #failTooLong(): QmpDecoderStep {
    return this.#fail(
      "message.too-long",
      `a message is longer than the ${this.#maxBytes} bytes that are taken`,
    );
  }

  #fail(id: string, message: string): QmpDecoderStep {
    this.#failure = new QmpProtocolError({ id, message });
    this.#bytes = NOTHING;
    this.#start = this.#scanned = this.#end = 0;
    return { state: "failed", error: this.#failure };
  }
}
