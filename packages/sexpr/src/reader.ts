import { binaryText } from "./bytes.js";
import type { Sexpr } from "./node.js";
import { defaultLimits, type ParseOptions } from "./options.js";
import { Scanner } from "./scanner.js";

/** How a stream is read. */
export interface ReaderOptions extends Omit<ParseOptions, "maxLength" | "positions"> {
  /**
   * What the reader gives out: each `expression` of the stream (default), or each `item` of its first expression, which
   * must be a list; what follows that list must be well-formed and is ignored.
   */
  readonly each?: "expression" | "item";
  /** The longest single expression or item, in the units of the input. Default 4 MiB. */
  readonly maxItem?: number;
}

/**
 * Reads a stream in chunks of any size, split anywhere (also inside a character or an escape), and gives out each
 * value as soon as it is complete. Memory is bounded by the chunk and the limits, not by the stream; but an engine may
 * keep the text of a chunk as long as an atom from it is in use.
 */
export class SexprReader {
  private readonly scanner: Scanner;
  private readonly level: number;
  private readonly maxItem: number;
  private binary: boolean | undefined;
  /** Whether the first expression is complete (of interest for items only). */
  private finished = false;
  private failure: unknown;

  constructor(options: ReaderOptions = {}) {
    this.scanner = new Scanner(options);
    this.level = options.each === "item" ? 1 : 0;
    this.maxItem = options.maxItem ?? defaultLimits.maxItem;
  }

  /**
   * Takes the next chunk and returns what it completes. The chunks of a stream are all texts or all bytes.
   *
   * @throws {SexprError} as `parse`, and `sexpr.item-too-long`, `sexpr.list-expected`; from then on at every call.
   */
  push(chunk: string | Uint8Array): Sexpr[] {
    const binary = typeof chunk !== "string";
    this.binary ??= binary;
    if (this.binary !== binary) throw new TypeError("the chunks of a stream must be all texts or all bytes");
    this.scanner.binary = binary;
    return this.guard(() => {
      const { scanner } = this;
      scanner.scan(typeof chunk === "string" ? chunk : binaryText(chunk));
      this.checkSize(scanner.end);
      const values = this.take();
      scanner.advance();
      return values;
    });
  }

  /**
   * Ends the stream and returns what this completes: a bare atom at the end.
   *
   * @throws {SexprError} when the stream ends in the middle of an expression.
   */
  end(): Sexpr[] {
    return this.guard(() => {
      this.scanner.finish();
      const values = this.take();
      if (this.level === 1 && !this.finished) this.expectedList();
      return values;
    });
  }

  /** Takes out of the scanner what is complete. */
  private take(): Sexpr[] {
    const { scanner, level } = this;
    const expressions = scanner.lists[0]!;
    if (level === 0) {
      scanner.lists[0] = [];
      return expressions;
    }
    const first = expressions[0];
    scanner.lists[0] = [];
    const current = scanner.depth > 0 ? scanner.lists[1]! : [];
    if (scanner.depth > 0) scanner.lists[1] = [];
    if (this.finished) return [];
    if (first === undefined) return current;
    if (typeof first === "string") this.expectedList();
    this.finished = true;
    return first as Sexpr[];
  }

  private checkSize(end: number): void {
    const start = this.scanner.startOf(this.level + 1);
    if (start === undefined || end - start <= this.maxItem) return;
    const message = `an expression of more than ${this.maxItem} characters starts at offset ${start}`;
    this.scanner.fail("sexpr.item-too-long", message, end);
  }

  private expectedList(): never {
    this.scanner.fail("sexpr.list-expected", "expected a list as the first expression", this.scanner.end);
  }

  private guard(action: () => Sexpr[]): Sexpr[] {
    if (this.failure !== undefined) throw this.failure;
    try {
      return action();
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/**
 * Reads each item of a stream's list (or each expression of the stream, as the options tell) from a stream of chunks,
 * such as the body of a reply.
 *
 * @throws {SexprError} as `SexprReader` does.
 */
export async function* readItems(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: ReaderOptions = {},
): AsyncGenerator<Sexpr, void, undefined> {
  const reader = new SexprReader({ each: "item", ...options });
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
}
