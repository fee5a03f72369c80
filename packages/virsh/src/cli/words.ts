/** One word of a command line. */
export interface Word {
  readonly text: string;
  /** Began with a quote or an escape, so that it is data even if it looks like an option. */
  readonly literal: boolean;
  /** Where its source begins and ends in the line. */
  readonly start: number;
  readonly end: number;
}

/** What a line still waits for: its closing quote, or the character after a backslash. */
export interface OpenQuote {
  readonly quote: "'" | '"' | "\\";
  readonly at: number;
}

/** A line taken apart. */
export interface SplitLine {
  /** The words of each command; empty commands are left out. */
  readonly commands: readonly (readonly Word[])[];
  /** Present when the line ends in the middle of a word. */
  readonly open?: OpenQuote;
}

const special = /[\s;'"\\#]/;

/**
 * Takes a line apart: blanks separate words, `;` and newline separate commands, `#` before a word begins a comment. Single
 * quotes take everything literally, double quotes let `\"` and `\\` through, a backslash takes the next character
 * literally and joins lines at a newline.
 */
export function splitLine(line: string): SplitLine {
  if (!special.test(line)) {
    return { commands: line === "" ? [] : [[{ text: line, literal: false, start: 0, end: line.length }]] };
  }
  const commands: Word[][] = [];
  let words: Word[] = [];
  let at = 0;
  const endCommand = (): void => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  while (at < line.length) {
    const char = line[at]!;
    if (isBlank(char)) {
      at++;
    } else if (char === ";" || char === "\n") {
      endCommand();
      at++;
    } else if (char === "#") {
      const newline = line.indexOf("\n", at);
      at = newline < 0 ? line.length : newline;
    } else if (char === "\\" && line[at + 1] === "\n") {
      at += 2;
    } else {
      const word = readWord(line, at);
      if ("quote" in word) {
        endCommand();
        return { commands, open: word };
      }
      words.push(word);
      at = word.end;
    }
  }
  endCommand();
  return { commands };
}

function readWord(line: string, start: number): Word | OpenQuote {
  const parts: string[] = [];
  let at = start;
  for (;;) {
    const plain = at;
    while (at < line.length && !isBoundary(line[at]!)) at++;
    if (at > plain) parts.push(line.slice(plain, at));
    const char = line[at];
    if (char === "'") {
      const close = line.indexOf("'", at + 1);
      if (close < 0) return { quote: "'", at };
      parts.push(line.slice(at + 1, close));
      at = close + 1;
    } else if (char === '"') {
      const close = readDoubleQuoted(line, at, parts);
      if (close < 0) return { quote: '"', at };
      at = close + 1;
    } else if (char === "\\") {
      if (at + 1 >= line.length) return { quote: "\\", at };
      if (line[at + 1] !== "\n") parts.push(line[at + 1]!);
      at += 2;
    } else {
      return { text: parts.join(""), literal: /['"\\]/.test(line[start]!), start, end: at };
    }
  }
}

/** Collects what a double quote at `open` encloses and tells where it closes, or −1. */
function readDoubleQuoted(line: string, open: number, parts: string[]): number {
  let from = open + 1;
  for (let at = from; at < line.length; at++) {
    const char = line[at]!;
    if (char === '"') {
      parts.push(line.slice(from, at));
      return at;
    }
    if (char === "\\" && (line[at + 1] === '"' || line[at + 1] === "\\" || line[at + 1] === "\n")) {
      parts.push(line.slice(from, at));
      at++;
      from = line[at] === "\n" ? at + 1 : at;
    }
  }
  return -1;
}

const isBlank = (char: string): boolean => char === " " || char === "\t" || char === "\r";

const isBoundary = (char: string): boolean =>
  isBlank(char) || char === ";" || char === "\n" || char === "'" || char === '"' || char === "\\";

/** A text as one word of a command line, quoted only where it needs to be. */
export function quoteWord(text: string): string {
  if (/^[^\s;'"\\#][^\s;'"\\]*$/.test(text)) return text;
  return text.includes("'") ? `"${text.replace(/[\\"]/g, "\\$&")}"` : `'${text}'`;
}
