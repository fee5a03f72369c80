import type { Finding } from "./convert.js";

/** A piece of a text; one with a finding is underlined. */
export interface Piece {
  readonly text: string;
  readonly finding?: Finding;
}

/** From a problem's place on: a tag, a name, a quoted text, or what else stands together there. */
const WORD = /<\/?[\w:.-]+|[\w:.@/-]+|"[^"\n]*"|'[^'\n]*'|\S/y;

/** A text in pieces, so that what is wrong in it can be underlined. Findings that overlap an earlier one are left out. */
export function piecesOf(text: string, findings: readonly Finding[]): readonly Piece[] {
  const starts = lineStarts(text);
  const ranges = findings
    .filter(({ line }) => line !== undefined)
    .map((finding) => ({ ...rangeOf(text, starts, finding), finding }))
    .sort((a, b) => a.from - b.from);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, finding } of ranges) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ text: text.slice(from, to), finding });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Where a finding stands, in UTF-16 units from the start. */
export function rangeOf(
  text: string,
  starts: readonly number[],
  { line = 1, column = 1 }: Finding,
): { readonly from: number; readonly to: number } {
  const start = starts[Math.min(line, starts.length) - 1]!;
  const from = Math.min(start + column - 1, Math.max(text.length - 1, 0));
  WORD.lastIndex = from;
  const [word = ""] = WORD.exec(text) ?? [];
  return { from, to: Math.min(text.length, from + Math.max(word.length, 1)) };
}

/** Where each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
