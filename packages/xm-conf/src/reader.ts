import { type ConfError, errorAt } from "./errors.js";

/** Character codes that the grammar names. */
export const Char = {
  TAB: 9,
  LF: 10,
  CR: 13,
  SPACE: 32,
  DOUBLE_QUOTE: 34,
  HASH: 35,
  SINGLE_QUOTE: 39,
  OPEN_PAREN: 40,
  CLOSE_PAREN: 41,
  PLUS: 43,
  COMMA: 44,
  MINUS: 45,
  DOT: 46,
  ZERO: 48,
  NINE: 57,
  COLON: 58,
  SEMICOLON: 59,
  EQUALS: 61,
  OPEN: 91,
  BACKSLASH: 92,
  CLOSE: 93,
  UNDERSCORE: 95,
  OPEN_BRACE: 123,
  CLOSE_BRACE: 125,
} as const;

/** A text and how far it has been read. */
export class Reader {
  pos = 0;
  /** The line of `pos`, from 1. */
  line = 1;
  /** The first of each at or after a place that was asked about, which stays so until that is passed. */
  #lineFeed = -1;
  #return = -1;
  #backslash = -1;

  constructor(readonly text: string) {}

  /** The code of the next character; -1 at the end. */
  peek(): number {
    return this.codeAt(this.pos);
  }

  /** The code of a character, -1 beyond the end: `charCodeAt` would be slow everywhere after it was once asked for that. */
  codeAt(pos: number): number {
    return pos < this.text.length ? this.text.charCodeAt(pos) : -1;
  }

  /** Whether neither a line end nor a backslash stands in front of a place that is ahead. */
  isPlainUntil(end: number): boolean {
    const { text, pos } = this;
    if (this.#lineFeed < pos) this.#lineFeed = nextOf("\n", text, pos);
    if (this.#return < pos) this.#return = nextOf("\r", text, pos);
    if (this.#backslash < pos) this.#backslash = nextOf("\\", text, pos);
    return this.#lineFeed > end && this.#return > end && this.#backslash > end;
  }

  atEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** Skips blanks and tabs, and line ends that a backslash takes back; the last line has none to follow it. */
  skipSpaces(): void {
    for (;;) {
      const char = this.codeAt(this.pos);
      if (char === Char.SPACE || char === Char.TAB) this.pos++;
      else if (char === Char.BACKSLASH && isLineEnd(this.codeAt(this.pos + 1))) {
        const backslash = this.pos++;
        this.skipLineEnd();
        if (this.atEnd()) {
          this.pos = backslash;
          return;
        }
      } else return;
    }
  }

  /** Skips blanks, line ends and comments, which mean nothing inside a list. */
  skipBlanks(): void {
    for (;;) {
      this.skipSpaces();
      const char = this.peek();
      if (isLineEnd(char)) this.skipLineEnd();
      else if (char === Char.HASH) this.skipLine();
      else return;
    }
  }

  /** Skips one LF, CR LF or CR. */
  skipLineEnd(): void {
    this.line++;
    const first = this.codeAt(this.pos++);
    if (first === Char.CR && this.codeAt(this.pos) === Char.LF) this.pos++;
  }

  /** Skips what is left of the line, but not its end. */
  skipLine(): void {
    const { text } = this;
    let { pos } = this;
    while (pos < text.length && !isLineEnd(text.charCodeAt(pos))) pos++;
    this.pos = pos;
  }

  error(id: string, message: string, offset = this.pos): ConfError {
    return errorAt(this.text, offset, id, message);
  }
}

/** Where a character comes next; beyond all places if it does not. */
function nextOf(character: string, text: string, from: number): number {
  const found = text.indexOf(character, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

export function isLineEnd(char: number): boolean {
  return char === Char.LF || char === Char.CR;
}

export function isDigit(char: number): boolean {
  return char >= Char.ZERO && char <= Char.NINE;
}

/** An ASCII letter. */
export function isLetter(char: number): boolean {
  const lower = char | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** What a name, keyword or number may go on with. */
export function isWordChar(char: number): boolean {
  return isLetter(char) || isDigit(char) || char === Char.UNDERSCORE;
}
