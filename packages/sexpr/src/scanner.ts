import { type Problem, SexprError } from "./errors.js";
import { BadEscape, decodeBare, decodeQuoted } from "./escape.js";
import { isList, type Sexpr, type SexprList } from "./node.js";
import { defaultLimits, type ParseOptions } from "./options.js";
import { ChunkLines } from "./position.js";

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const QUOTE = 0x27;
const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;

/** Which of the characters up to `)` go on with a bare atom: `! " $ % & '`. All later ones do. */
const continuesAtom = Uint8Array.from({ length: CLOSE + 1 }, (_, code) =>
  code > SPACE && code !== HASH && code !== OPEN && code !== CLOSE ? 1 : 0,
);

/** Which characters up to the blank are blanks: tab, newline, vertical tab, form feed, carriage return, space. */
const isBlank = Uint8Array.from({ length: SPACE + 1 }, (_, code) =>
  code === SPACE || (code >= 0x09 && code <= 0x0d) ? 1 : 0,
);

/** What the scanner is in the middle of at the end of a chunk: nothing, a comment, a bare atom, or a quote of its code. */
type Token = typeof NO_TOKEN | typeof HASH | typeof BARE | typeof QUOTE | typeof DOUBLE_QUOTE;
const NO_TOKEN = 0;
const BARE = 1;

/**
 * Turns text into values, chunk by chunk, in the strict grammar: one pass, no recursion, and nothing kept of a chunk
 * but the part of an atom at its end.
 */
export class Scanner {
  /** The open lists, outermost first; `lists[0]` holds the complete expressions. */
  readonly lists: Sexpr[][] = [[]];
  /** How many lists are open. */
  depth = 0;
  /** Offset of the chunk that is being scanned. */
  base = 0;
  /** Whether each character is a byte. */
  binary = false;

  /** Where each open list starts, by depth. */
  private readonly starts: number[] = [0];
  private readonly maxDepth: number;
  private readonly maxAtom: number;
  private readonly asDaemon: boolean;
  private readonly positions: WeakMap<SexprList, number> | undefined;
  private warn: ParseOptions["onWarning"];

  /** The unfinished token at the end of the last chunk: its sort, its text so far, and its start. */
  private token: Token = NO_TOKEN;
  private parts: string[] = [];
  private size = 0;
  private tokenStart = 0;
  /** The unfinished quote ends in a backslash that protects the next character. */
  private escaped = false;
  /** The unfinished atom holds a backslash, or a byte beyond ASCII. */
  private decode = false;

  private readonly lines = new ChunkLines();
  private chunk = "";

  constructor(options: ParseOptions) {
    this.maxDepth = options.maxDepth ?? defaultLimits.maxDepth;
    this.maxAtom = options.maxAtom ?? defaultLimits.maxAtom;
    this.asDaemon = options.asDaemon ?? false;
    this.positions = options.positions;
    this.warn = options.onWarning;
  }

  /** Where the innermost list that is deeper than `depth` and still open starts, if there is one. */
  startOf(depth: number): number | undefined {
    return this.depth >= depth ? this.starts[depth] : undefined;
  }

  /** Offset behind everything that was scanned. */
  get end(): number {
    return this.base + this.chunk.length;
  }

  /** Scans the next chunk. */
  scan(text: string): void {
    this.chunk = text;
    const { lists, starts, base, binary, maxDepth, positions } = this;
    const end = text.length;
    let depth = this.depth;
    let list = lists[depth]!;
    let at = this.token === NO_TOKEN ? 0 : this.resume(text);

    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === OPEN) {
        if (depth === maxDepth)
          this.fail("sexpr.depth", `more than ${maxDepth} lists inside each other`, base + at);
        list = [];
        depth += 1;
        this.depth = depth;
        lists[depth] = list;
        starts[depth] = base + at;
        at += 1;
      } else if (code === CLOSE) {
        if (depth === 0)
          this.fail("sexpr.stray-parenthesis", "a closing parenthesis without an opening one", base + at);
        positions?.set(list, starts[depth]!);
        depth -= 1;
        this.depth = depth;
        const outer = lists[depth]!;
        outer.push(list);
        list = outer;
        at += 1;
      } else if (code === QUOTE || code === DOUBLE_QUOTE) {
        at = this.quoted(text, at, code, list);
      } else if (code > CLOSE || continuesAtom[code] === 1) {
        let high = code;
        let stop = at + 1;
        for (; stop < end; stop += 1) {
          const next = text.charCodeAt(stop);
          if (next <= CLOSE && continuesAtom[next] === 0) break;
          high |= next;
        }
        if (stop === end || stop - at > this.maxAtom) this.suspend(BARE, text, at, at, high > 0x7f && binary);
        else if (high > 0x7f && binary) list.push(this.decoded(BARE, text.slice(at, stop), base + at));
        else list.push(text.slice(at, stop));
        at = stop;
      } else if (code === HASH) {
        at = this.comment(text, at);
      } else if (isBlank[code] === 1) {
        at += 1;
      } else {
        this.fail("sexpr.character", `unexpected control character ${code}`, base + at);
      }
    }
  }

  /** Prepares for the next chunk: what was scanned is counted and forgotten. */
  advance(): void {
    this.lines.pass(this.chunk, this.base, this.token !== NO_TOKEN && this.token !== HASH);
    this.base += this.chunk.length;
    this.chunk = "";
  }

  /** Ends the text: a bare atom at its end is complete, anything else must be. */
  finish(): void {
    const { token, depth, end } = this;
    if (token === QUOTE || token === DOUBLE_QUOTE) {
      this.fail(
        "sexpr.unclosed-quote",
        `the text ends inside the quoted atom that starts at offset ${this.tokenStart}`,
        end,
      );
    }
    if (token === BARE) this.complete();
    if (depth > 0) {
      this.fail(
        "sexpr.unclosed-list",
        `the text ends inside the list that starts at offset ${this.starts[depth]}`,
        end,
      );
    }
  }

  /** Throws a problem at an offset inside an unfinished atom or of the chunk, or behind it. */
  fail(id: string, message: string, offset: number): never {
    throw new SexprError([this.problem(id, message, offset)]);
  }

  private problem(id: string, message: string, offset: number): Problem {
    const path = this.path();
    return {
      id,
      message,
      ...(path !== "" && { path }),
      ...this.lines.at(offset, this.chunk, this.base),
      offset,
    };
  }

  /** The keys of the open lists; one without a key is told by its number. */
  private path(): string {
    return this.lists
      .slice(1, this.depth + 1)
      .slice(0, 16)
      .map((list, at) =>
        isList(list[0]) || list[0] === undefined ? `[${this.lists[at]!.length}]` : list[0].slice(0, 32),
      )
      .join("/");
  }

  /** Scans a quote from its first character; returns where to go on. */
  private quoted(
    text: string,
    start: number,
    quote: typeof QUOTE | typeof DOUBLE_QUOTE,
    list: Sexpr[],
  ): number {
    const end = text.length;
    let high = 0;
    let escapes = false;
    let at = start + 1;
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      high |= code;
      if (code === BACKSLASH) {
        escapes = true;
        at += 1;
      }
    }
    const decode = escapes || (high > 0x7f && this.binary);
    if (at >= end || at - start - 1 > this.maxAtom) {
      this.suspend(quote, text, start, start + 1, decode);
      this.escaped = at > end;
      return end;
    }
    const raw = text.slice(start + 1, at);
    list.push(decode ? this.decoded(quote, raw, this.base + start + 1) : raw);
    return at + 1;
  }

  private comment(text: string, start: number): number {
    const newline = text.indexOf("\n", start);
    if (newline !== -1) return newline + 1;
    this.token = HASH;
    return text.length;
  }

  /** Keeps the beginning of an atom until its end arrives. */
  private suspend(token: Token, text: string, start: number, from: number, decode: boolean): void {
    this.token = token;
    this.tokenStart = this.base + start;
    this.decode = decode;
    this.parts = [];
    this.size = 0;
    this.keep(text.slice(from));
  }

  private keep(part: string): void {
    this.size += part.length;
    if (this.size > this.maxAtom) {
      this.fail("sexpr.atom-too-long", `an atom of more than ${this.maxAtom} characters`, this.tokenStart);
    }
    this.parts.push(part);
  }

  /** Goes on with the unfinished token; returns where the next one may start. */
  private resume(text: string): number {
    if (this.token === HASH) {
      const newline = text.indexOf("\n");
      if (newline === -1) return text.length;
      this.token = NO_TOKEN;
      return newline + 1;
    }
    const quote = this.token === BARE ? undefined : this.token;
    const stop = quote === undefined ? this.bareEnd(text) : this.quoteEnd(text, quote);
    this.keep(text.slice(0, stop));
    if (stop === text.length) return stop;
    this.complete();
    return quote === undefined ? stop : stop + 1;
  }

  private bareEnd(text: string): number {
    let at = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= CLOSE && continuesAtom[code] === 0) break;
      if (code > 0x7f && this.binary) this.decode = true;
    }
    return at;
  }

  private quoteEnd(text: string, quote: number): number {
    let at = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.escaped) this.escaped = false;
      else if (code === quote) break;
      else if (code === BACKSLASH) {
        this.escaped = true;
        this.decode = true;
      }
      if (code > 0x7f && this.binary) this.decode = true;
    }
    return at;
  }

  /** Adds the unfinished atom, which is now whole, to its list. */
  private complete(): void {
    const { token, tokenStart } = this;
    const raw = this.parts.join("");
    this.token = NO_TOKEN;
    this.parts = [];
    this.lists[this.depth]!.push(
      this.decode ? this.decoded(token, raw, tokenStart + (token === BARE ? 0 : 1)) : raw,
    );
  }

  /** What an atom means whose text starts at an offset. */
  private decoded(token: Token, raw: string, offset: number): string {
    try {
      const { text, latin1 } =
        token === BARE ? decodeBare(raw) : decodeQuoted(raw, this.binary, this.asDaemon);
      if (latin1) {
        this.warn?.(this.problem("sexpr.encoding", "bytes that are no UTF-8 were taken as latin1", offset));
        this.warn = undefined;
      }
      return text;
    } catch (error) {
      if (error instanceof BadEscape) this.fail("sexpr.escape", error.message, offset + error.at);
      throw error;
    }
  }
}
