/** Where an offset lies in a text, counted from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset in a text. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  return new LineCounter(text).at(offset);
}

/** Line and column of many offsets in a text, asked for in ascending order, in one pass. */
export class LineCounter {
  private line = 1;
  private start = 0;
  private newline: number;

  constructor(private readonly text: string) {
    this.newline = text.indexOf("\n");
  }

  at(offset: number): LineAndColumn {
    while (this.newline !== -1 && this.newline < offset) {
      this.line += 1;
      this.start = this.newline + 1;
      this.newline = this.text.indexOf("\n", this.start);
    }
    return { line: this.line, column: offset - this.start + 1 };
  }
}
