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

/** Line and column in a text that comes in chunks, of which only the last one is at hand. */
export class ChunkLines {
  /** Newlines that are behind for good, and the offset after the last of them. */
  private lines = 0;
  private lineStart = 0;
  /** Offsets of the newlines since, up to the chunk. */
  private newlines: number[] = [];

  /** Leaves a chunk behind; `keep` while there may still be a question about an offset in it. */
  pass(chunk: string, base: number, keep: boolean): void {
    for (const at of newlinesIn(chunk, base)) this.newlines.push(at);
    if (keep) return;
    this.lines += this.newlines.length;
    this.lineStart = (this.newlines.at(-1) ?? this.lineStart - 1) + 1;
    this.newlines = [];
  }

  /** Place of an offset in what was kept, in the chunk, or behind it. */
  at(offset: number, chunk: string, base: number): LineAndColumn {
    const before = [...this.newlines, ...newlinesIn(chunk, base)].filter((at) => at < offset);
    return { line: this.lines + before.length + 1, column: offset - (before.at(-1) ?? this.lineStart - 1) };
  }
}

function newlinesIn(chunk: string, base: number): number[] {
  const newlines: number[] = [];
  for (let at = chunk.indexOf("\n"); at !== -1; at = chunk.indexOf("\n", at + 1)) newlines.push(base + at);
  return newlines;
}
