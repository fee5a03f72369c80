import { XmlError } from "./errors.js";
import { conclude, type ParsedDomain, type ReadOptions } from "./parse.js";
import { ByteDecoder } from "./read/decode.js";
import { readDomain } from "./read/domain.js";
import { Report } from "./read/report.js";
import { type Place, placeAfter } from "./read/source.js";
import { TreeBuilder } from "./read/tree.js";

/** How much text a parser is offered at once; what it leaves over is offered to the next one. */
const PIECE = 4096;

/**
 * Reads domain documents that follow each other in one input, each with or without an XML declaration, and hands over
 * each as soon as it is complete. Places count from the beginning of the input, limits hold for each document.
 *
 * @throws XmlError at the first document that cannot be read.
 * @throws TypeError when texts and bytes are mixed.
 */
export function* parseDomains(
  input: string | Uint8Array | Iterable<string | Uint8Array>,
  options: ReadOptions = {},
): Generator<ParsedDomain> {
  const stream = new DomainStream(options);
  const chunks = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
  for (const chunk of chunks) yield* stream.write(chunk);
  yield* stream.end();
}

/**
 * As `parseDomains`, for a stream: anything that can be read with `for await`, such as a `ReadableStream` or a Node
 * stream. Chunks may be cut anywhere.
 *
 * @throws XmlError at the first document that cannot be read.
 */
export async function* readDomains(
  input: AsyncIterable<string | Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<ParsedDomain> {
  const stream = new DomainStream(options);
  for await (const chunk of input) yield* stream.write(chunk);
  yield* stream.end();
}

/** The documents of a stream whose chunks are written to it. */
class DomainStream {
  private readonly decoding = new Report();
  private readonly decoder = new ByteDecoder(this.decoding);
  /** The document that is open; undefined between two. */
  private tree: TreeBuilder | undefined;
  private report = new Report();
  private place: Place = { line: 1, column: 1 };
  /** Whether the first chunk was a text, and so all are. */
  private isText: boolean | undefined;
  /** Half a surrogate pair at the end of the last chunk. */
  private half = "";

  constructor(private readonly options: ReadOptions) {}

  *write(chunk: string | Uint8Array): Generator<ParsedDomain> {
    const isText = typeof chunk === "string";
    this.isText ??= isText;
    // Bytes may wait for more to show their encoding; a text could overtake them.
    if (isText !== this.isText) throw new TypeError("the chunks of a stream are all texts or all bytes");
    const text = this.half + (typeof chunk === "string" ? chunk : this.decode(chunk));
    const whole = endOfPairs(text, text.length);
    this.half = text.slice(whole);
    yield* this.read(text.slice(0, whole));
  }

  *end(): Generator<ParsedDomain> {
    yield* this.read(this.half + this.decode(new Uint8Array(), true));
    const { tree, report } = this;
    if (tree === undefined) return;
    report.guard(() => tree.end());
    // Comments at the end of the stream are a document without a root, and none at all.
    if (report.errors.some(({ id }) => id !== "xml.empty")) throw new XmlError(report.errors);
  }

  private *read(text: string): Generator<ParsedDomain> {
    let rest = text;
    while (rest !== "") {
      if (this.tree === undefined) {
        rest = this.skipBlanks(rest);
        if (rest === "") return;
        this.report = new Report();
        this.tree = new TreeBuilder(this.report, this.options.limits, this.place);
      }
      const { tree, report } = this;
      const piece = rest.slice(0, endOfPairs(rest, PIECE));
      const left = report.guard(() => tree.writeUntilClosed(piece));
      if (report.errors.length > 0) throw new XmlError(report.errors);
      rest = rest.slice(piece.length - (left?.length ?? 0));
      if (left === undefined) continue;
      this.place = tree.place;
      this.tree = undefined;
      yield this.domain(tree, report);
    }
  }

  private domain({ root }: TreeBuilder, report: Report): ParsedDomain {
    const result = report.guard(() => root && { value: readDomain(root) });
    const { value, warnings } = conclude(result, report, this.options);
    return { domain: value, warnings };
  }

  /** Blanks between documents: an XML declaration must be the very first thing that a parser sees. */
  private skipBlanks(text: string): string {
    const blanks = /^[ \t\r\n]*/.exec(text)?.[0] ?? "";
    this.place = placeAfter(this.place, blanks);
    return text.slice(blanks.length);
  }

  private decode(bytes: Uint8Array, last = false): string {
    const text = this.decoding.guard(() => this.decoder.write(bytes, last));
    if (text === undefined) throw new XmlError(this.decoding.errors);
    return text;
  }
}

/** An end of at most `length` for a piece of the text that does not cut a surrogate pair. */
function endOfPairs(text: string, length: number): number {
  const code = text.charCodeAt(Math.min(length, text.length) - 1);
  return code >= 0xd800 && code <= 0xdbff ? length - 1 : length;
}
