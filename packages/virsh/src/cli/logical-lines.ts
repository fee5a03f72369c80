/** One line of a script, joined with the following ones where a quote or a backslash carries it on. */
export interface LogicalLine {
  readonly text: string;
  /** The number of its first line, from 1. */
  readonly number: number;
}

type State = "start" | "word" | "comment" | "single" | "double";

/**
 * Cuts a stream of text into logical lines by the rules of `splitLine`. Each character is looked at once, however the
 * stream is cut, so that an open quote in a long script costs nothing.
 */
export class LogicalLines {
  #pending = "";
  #scanned = 0;
  #state: State = "start";
  #number = 1;
  #newlines = 0;

  /** Adds text and returns the lines that it completes. */
  push(text: string): LogicalLine[] {
    this.#pending += text;
    const source = this.#pending;
    const lines: LogicalLine[] = [];
    let begin = 0;
    let at = this.#scanned;
    for (; at < source.length; at++) {
      const char = source.charCodeAt(at);
      if (char === 92 /* \ */ && this.#state !== "single" && this.#state !== "comment") {
        if (at + 1 >= source.length) break;
        at++;
        if (source.charCodeAt(at) === 10) this.#newlines++;
        else if (this.#state === "start") this.#state = "word";
      } else if (char === 10 && this.#state !== "single" && this.#state !== "double") {
        lines.push({ text: source.slice(begin, at), number: this.#number });
        begin = at + 1;
        this.#number += 1 + this.#newlines;
        this.#newlines = 0;
        this.#state = "start";
      } else {
        if (char === 10) this.#newlines++;
        this.#state = next(this.#state, char);
      }
    }
    this.#pending = source.slice(begin);
    this.#scanned = at - begin;
    return lines;
  }

  /** The unfinished rest: the last line without a newline, or what an open quote swallowed. */
  end(): LogicalLine | undefined {
    const rest = this.#pending;
    const number = this.#number;
    this.clear();
    return rest.trim() === "" ? undefined : { text: rest, number };
  }

  /** Forgets the unfinished rest. */
  clear(): void {
    this.#pending = "";
    this.#scanned = 0;
    this.#newlines = 0;
    this.#state = "start";
  }

  /** How much of an unfinished line there is. */
  get pendingLength(): number {
    return this.#pending.length;
  }

  /** The number of the line that is unfinished. */
  get number(): number {
    return this.#number;
  }
}

function next(state: State, char: number): State {
  switch (state) {
    case "comment":
      return "comment";
    case "single":
      return char === 39 ? "word" : "single";
    case "double":
      return char === 34 ? "word" : "double";
    default:
      if (char === 39) return "single";
      if (char === 34) return "double";
      if (char === 35 && state === "start") return "comment";
      return char === 32 || char === 9 || char === 13 || char === 59 ? "start" : "word";
  }
}
