import type { Report } from "./report.js";

/** The text of one document, its report, and where in a stream it began. */
export class Source {
  /** The text so far. */
  text = "";

  constructor(
    readonly report: Report,
    /** Where the first character stands in the whole input. */
    private readonly start: Place = { line: 1, column: 1 },
  ) {}

  /** Where an offset of the text stands. */
  locate(offset: number): Place {
    return placeAfter(this.start, this.text.slice(0, Math.max(0, offset)));
  }

  /** Where the start tag begins that ends at an offset: no `<` can stand inside it. */
  locateTag(offset: number): Place {
    return this.locate(this.text.lastIndexOf("<", offset - 1));
  }
}

/** A place in a text: both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text ends that begins at a place. */
export function placeAfter({ line, column }: Place, text: string): Place {
  const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  if (breaks === 0) return { line, column: column + text.length };
  const lastBreak = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return { line: line + breaks, column: text.length - lastBreak };
}
