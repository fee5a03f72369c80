import type { Report } from "./report.js";

/** The text of one document, its report, and where in a stream it began. */
export class Source {
  /** The text so far. */
  text = "";

  constructor(
    readonly report: Report,
    /** Where the first character stands in the whole input; both count from 1. */
    private readonly start: Place = { line: 1, column: 1 },
  ) {}

  /** Line and column of an offset, both from 1; columns are UTF-16 units. */
  locate(offset: number): Place {
    const before = this.text.slice(0, Math.max(0, offset));
    const breaks = before.match(/\r\n|\r|\n/g)?.length ?? 0;
    const column = before.length - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
    return breaks === 0
      ? { line: this.start.line, column: this.start.column + before.length }
      : { line: this.start.line + breaks, column };
  }

  /** Line and column of the `<` before an offset inside a start tag. */
  locateTag(offset: number): Place {
    return this.locate(this.text.lastIndexOf("<", offset - 1));
  }
}

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
