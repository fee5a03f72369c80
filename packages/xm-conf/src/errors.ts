/** One thing that is wrong, or doubtful, in a configuration file or in what should become one. */
export interface Problem {
  /** Stable and dotted: `conf.*` is the file's syntax, `dialect.*` what a dialect cannot express, `domain.*` a value. */
  readonly id: string;
  readonly message: string;
  /** The key, and the position inside its list: `disk[2]`. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
  /** From 0, in UTF-16 code units. */
  readonly offset?: number;
}

/** A text that is not a configuration file, or a name or value that cannot stand in one. */
export class ConfError extends Error {
  override readonly name = "ConfError";

  constructor(readonly problems: readonly [Problem, ...Problem[]]) {
    super(problems.map(describe).join("; "));
  }
}

/** `line 3, column 8: disk[2]: expected …` */
function describe({ path, line, column, message }: Problem): string {
  const place =
    line === undefined ? undefined : `line ${line}${column === undefined ? "" : `, column ${column}`}`;
  return [place, path, message].filter((part) => part !== undefined).join(": ");
}

/** A `ConfError` for the place `offset` of `text`. */
export function errorAt(text: string, offset: number, id: string, message: string): ConfError {
  let line = 1;
  let lineStart = 0;
  for (const end of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
    line++;
    lineStart = end.index + end[0].length;
  }
  return new ConfError([{ id, message, line, column: offset - lineStart + 1, offset }]);
}
