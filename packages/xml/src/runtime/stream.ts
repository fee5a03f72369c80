import { XmlError } from "../errors.js";
import { ByteDecoder } from "../read/decode.js";
import { Report } from "../read/report.js";
import { type Place, placeAfter } from "../read/source.js";
import { endOfPairs } from "../saxes.js";
import type { Kind } from "./kind.js";
import { defaultLimits } from "./limits.js";
import { conclude, DocumentReader, type Parsed, type ReadOptions } from "./parse.js";
import { shapeTable } from "./shape.js";

/** How much text a parser is offered at once; what it leaves over is offered to the next one. */
const PIECE = 4096;

/**
 * Reads documents that follow each other in one input, each with or without an XML declaration, and hands over each as
 * soon as it is complete. Places count from the beginning of the input, limits hold for each document.
 *
 * @throws XmlError at the first document that cannot be read.
 * @throws TypeError when texts and bytes are mixed.
 */
export function* parseAll<T>(
  kind: Kind,
  input: string | Uint8Array | Iterable<string | Uint8Array>,
  options: ReadOptions,
): Generator<Parsed<T>> {
  const stream = new DocumentStream<T>(kind, options);
  const chunks = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
  for (const chunk of chunks) yield* stream.write(chunk);
  yield* stream.end();
}

/**
 * As {@link parseAll}, for a stream: anything that can be read with `for await`. Chunks may be cut anywhere.
 *
 * @throws XmlError at the first document that cannot be read.
 */
export async function* readAll<T>(
  kind: Kind,
  input: AsyncIterable<string | Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<Parsed<T>> {
  const stream = new DocumentStream<T>(kind, options);
  for await (const chunk of input) yield* stream.write(chunk);
  yield* stream.end();
}

/** Thrown out of saxes when the root element is complete: what follows in the stream belongs to the next document. */
class RootClosed extends Error {}

/** A document of a stream: how long it may be, and how much of it was written. */
interface OpenDocument {
  readonly document: DocumentReader;
  readonly size: number;
  length: number;
}

/**
 * Reads text that may go on behind the document; returns what follows its root element, or undefined when that is still
 * open.
 */
function writeUntilClosed(open: OpenDocument, text: string): string | undefined {
  const { document, size, length } = open;
  // What follows the document does not count among its size.
  const piece = text.slice(0, endOfPairs(text, size - length));
  try {
    document.write(piece);
  } catch (error) {
    if (!(error instanceof RootClosed)) throw error;
    return text.slice(document.position - length);
  }
  open.length += piece.length;
  // The rest of it is too much, as the document says.
  if (piece.length < text.length) document.write(text.slice(piece.length));
  return undefined;
}

/** The documents of a stream whose chunks are written to it. */
class DocumentStream<T> {
  readonly #kind: Kind;
  readonly #options: ReadOptions;
  readonly #decoding = new Report();
  readonly #decoder = new ByteDecoder(this.#decoding, () =>
    placeAfter(this.#reader?.document.place ?? this.#place, this.#half),
  );
  /** The document that is open; undefined between two. */
  #reader: OpenDocument | undefined;
  #report = new Report();
  #place: Place = { line: 1, column: 1 };
  /** Whether the first chunk was a text, and so all are. */
  #isText: boolean | undefined;
  /** Half a surrogate pair at the end of the last chunk. */
  #half = "";

  constructor(kind: Kind, options: ReadOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  *write(chunk: string | Uint8Array): Generator<Parsed<T>> {
    const isText = typeof chunk === "string";
    this.#isText ??= isText;
    // Bytes may wait for more to show their encoding; a text could overtake them.
    if (isText !== this.#isText) throw new TypeError("the chunks of a stream are all texts or all bytes");
    const text = this.#half + (typeof chunk === "string" ? chunk : this.#decode(chunk));
    const whole = endOfPairs(text, text.length);
    this.#half = text.slice(whole);
    yield* this.#read(text.slice(0, whole));
  }

  *end(): Generator<Parsed<T>> {
    yield* this.#read(this.#half + this.#decode(new Uint8Array(), true));
    const reader = this.#reader;
    if (reader === undefined) return;
    this.#report.guard(() => reader.document.end());
    // Comments at the end of the stream are a document without a root, and none at all.
    if (this.#report.errors.some(({ id }) => id !== "xml.empty")) throw new XmlError(this.#report.errors);
  }

  *#read(text: string): Generator<Parsed<T>> {
    let rest = text;
    while (rest !== "") {
      if (this.#reader === undefined) {
        rest = this.#skipBlanks(rest);
        if (rest === "") return;
        this.#report = new Report();
        this.#reader = this.#open();
      }
      const reader = this.#reader;
      const piece = rest.slice(0, endOfPairs(rest, PIECE));
      const left = this.#report.guard(() => writeUntilClosed(reader, piece));
      // An error of the model leaves the document to be read to its end; one of XML does not.
      if (left === undefined && this.#report.errors.length > 0) throw new XmlError(this.#report.errors);
      rest = rest.slice(piece.length - (left?.length ?? 0));
      if (left === undefined) continue;
      this.#place = reader.document.place;
      this.#reader = undefined;
      yield conclude(reader.document.model as T | undefined, this.#report, this.#options);
    }
  }

  #open(): OpenDocument {
    const table = shapeTable(this.#kind.table);
    const { limits } = this.#options;
    const rootShape = (name: string) => (name === this.#kind.root ? table.root : undefined);
    const stop = (): never => {
      throw new RootClosed();
    };
    const document = new DocumentReader(table, rootShape, this.#report, limits, this.#place, stop);
    return { document, size: limits?.size ?? defaultLimits.size, length: 0 };
  }

  /** Blanks between documents: an XML declaration must be the very first thing that a parser sees. */
  #skipBlanks(text: string): string {
    const blanks = /^[ \t\r\n]*/.exec(text)?.[0] ?? "";
    this.#place = placeAfter(this.#place, blanks);
    return text.slice(blanks.length);
  }

  #decode(bytes: Uint8Array, last = false): string {
    const text = this.#decoding.guard(() => this.#decoder.write(bytes, last));
    if (text === undefined) throw new XmlError(this.#decoding.errors);
    return text;
  }
}
