import { ArgvError, assertSpeakable, type Place, problemAt } from "./problem.js";

/** A command as a shell would run it. */
export interface ShellCommand {
  readonly env: readonly (readonly [name: string, value: string])[];
  /** The program and what it is given. */
  readonly words: readonly Place[];
}

const assignment = /^([A-Za-z_]\w*)=/;
/** What in a word makes a shell do more than pass it on. */
const active: Readonly<Record<string, string>> = {
  $: "a variable",
  "`": "another command",
  ";": "another command",
  "|": "another command",
  "&": "another command",
  "<": "a redirection",
  ">": "a redirection",
  "(": "a subshell",
  ")": "a subshell",
};

/**
 * Divides a command into words as a POSIX shell does: quotes, backslashes, comments, lines that go on. What a shell would
 * put something else in place of is refused, for nobody runs it here.
 */
export function splitCommand(text: string): ShellCommand {
  const env: [string, string][] = [];
  const words: Place[] = [];
  const cursor = new Cursor(text);
  for (;;) {
    cursor.skipBlanks(words.length > 0);
    if (cursor.isAtEnd) break;
    const { line, column, at } = cursor;
    const number = words.length;
    const word = readWord(cursor, { number, word: "", line, column });
    const [, name] = (number === 0 && assignment.exec(text.slice(at, at + word.length + 1))) || [];
    if (name !== undefined) env.push([name, word.slice(name.length + 1)]);
    else words.push({ number, word, line, column });
  }
  return { env, words };
}

/** A place in a text, with its line and column. */
class Cursor {
  at = 0;
  line = 1;
  #lineStart = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get column(): number {
    return this.at - this.#lineStart + 1;
  }

  get next(): string {
    return this.text[this.at] ?? "";
  }

  take(): string {
    const char = this.text[this.at++] ?? "";
    if (char === "\n") {
      this.line++;
      this.#lineStart = this.at;
    }
    return char;
  }

  /** Skips what stands between words. A line that ends ends the command, but for blank ones and comments. */
  skipBlanks(isBegun: boolean): void {
    while (!this.isAtEnd) {
      if (this.next === "\\" && /^\\\r?\n/.test(this.text.slice(this.at, this.at + 3))) {
        while (this.take() !== "\n");
      } else if (this.next.startsWith("#")) {
        while (!this.isAtEnd && this.next !== "\n") this.take();
      } else if (this.next === "\n" && isBegun) {
        // Each comment ends at its line's end and nowhere else: a text of many '#' is looked through once.
        if (!/^[\s\0]*(#[^\n]*(?:\n\s*|$))*$/.test(this.text.slice(this.at)))
          throw this.#problem("another command begins here");
        this.at = this.text.length;
      } else if (/\s/.test(this.next)) this.take();
      else return;
    }
  }

  #problem(message: string): ArgvError {
    this.take();
    return new ArgvError([
      problemAt({ number: -1, word: "", line: this.line, column: this.column }, message, "argv.syntax"),
    ]);
  }
}

function readWord(cursor: Cursor, place: Place): string {
  const fail = (message: string): ArgvError => new ArgvError([problemAt(place, message, "argv.syntax")]);
  const assertPassive = (char: string): void => {
    const what = active[char];
    if (what !== undefined)
      throw fail(`'${char}' begins ${what} for a shell; write the word as it is, in ' '`);
  };
  let word = "";
  while (!cursor.isAtEnd && !/\s/.test(cursor.next)) {
    const char = cursor.take();
    if (char === "'") {
      while (cursor.next !== "'" && !cursor.isAtEnd) word += cursor.take();
      if (cursor.take() === "") throw fail("its ' is not closed");
    } else if (char === '"') {
      while (cursor.next !== '"' && !cursor.isAtEnd) {
        const inside = cursor.take();
        if (inside === "$" || inside === "`") assertPassive(inside);
        if (inside !== "\\" || !/["\\$`\n]/.test(cursor.next)) word += inside;
        else if (cursor.next === "\n") cursor.take();
        else word += cursor.take();
      }
      if (cursor.take() === "") throw fail('its " is not closed');
    } else if (char === "\\") {
      const escaped = cursor.take();
      if (escaped !== "\n") word += escaped;
    } else {
      assertPassive(char);
      word += char;
    }
  }
  assertSpeakable(place, word);
  return word;
}
