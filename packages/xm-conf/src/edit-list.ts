import { formatValue } from "./format.js";
import { readList } from "./read-value.js";
import { Char, isLineEnd, Reader } from "./reader.js";
import { type ConfValue, sameValue } from "./value.js";

/**
 * Rewrites the text of a list so that it holds other items: those that stay keep their own text, lines and comments.
 * `raw` is the list's text, brackets included.
 */
export function editList(raw: string, items: readonly ConfValue[]): string {
  const spans: number[] = [];
  const before = readList(new Reader(raw), 0, spans);
  if (before.length === 0 || items.length === 0) return formatValue(items);

  const shorter = Math.min(before.length, items.length);
  let head = 0;
  while (head < shorter && sameValue(before[head]!, items[head]!)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    sameValue(before[before.length - 1 - tail]!, items[items.length - 1 - tail]!)
  )
    tail++;

  const oldMiddle = before.length - head - tail;
  const added = items.slice(head, items.length - tail);
  const edits: Edit[] = [];
  for (let at = 0; at < oldMiddle; at++) {
    const start = spans[2 * (head + at)]!;
    const end = spans[2 * (head + at) + 1]!;
    if (at < added.length) edits.push({ start, end, text: formatValue(added[at]!) });
    else edits.push({ ...removal(raw, start, end), text: "" });
  }
  const rest = added.slice(oldMiddle).map((item) => formatValue(item));
  if (rest.length > 0) {
    const next = head + oldMiddle;
    if (next < before.length) edits.push(insertBefore(raw, spans[2 * next]!, rest));
    else edits.push(insertLast(raw, spans.at(-2)!, spans.at(-1)!, rest));
  }
  return applyEdits(raw, edits);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits come in the order of the text. Two at one place, an item's own and an insertion after it, keep their order. */
function applyEdits(raw: string, edits: readonly Edit[]): string {
  let text = "";
  let done = 0;
  for (const { start, end, text: replacement } of edits) {
    text += raw.slice(done, start) + replacement;
    done = end;
  }
  return text + raw.slice(done);
}

/** The blanks before an item if it is the first of its line, line end included; undefined if it is not. */
function ownLine(raw: string, start: number): string | undefined {
  let at = start - 1;
  while (raw.charCodeAt(at) === Char.SPACE || raw.charCodeAt(at) === Char.TAB) at--;
  if (!isLineEnd(raw.charCodeAt(at))) return undefined;
  return raw.slice(raw.startsWith("\r\n", at - 1) ? at - 1 : at, start);
}

function insertBefore(raw: string, start: number, items: readonly string[]): Edit {
  const gap = ownLine(raw, start) ?? " ";
  return { start, end: start, text: items.map((item) => `${item},${gap}`).join("") };
}

/** After the last item, its comma and its comment; the comma that was missing is added first. */
function insertLast(raw: string, start: number, end: number, items: readonly string[]): Edit {
  const reader = new Reader(raw);
  reader.pos = end;
  reader.skipBlanks();
  const comma = reader.peek() === Char.COMMA;
  if (comma) reader.pos++;
  else reader.pos = end;
  const kept = reader.pos;
  reader.skipSpaces();
  const comment = reader.peek() === Char.HASH;
  if (comment) reader.skipLine();
  else reader.pos = kept;
  const gap = ownLine(raw, start) ?? (comment ? `${/\r\n?|\n/.exec(raw)![0]}  ` : " ");
  const inserted = items.map((item) => gap + item).join(",");
  const text = raw.slice(end, reader.pos) + inserted;
  return { start: end, end: reader.pos, text: comma ? `${text},` : `,${text}` };
}

/** What goes with an item: its comma, and its whole line with the comment if nothing else stands there. */
function removal(raw: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const reader = new Reader(raw);
  reader.pos = end;
  reader.skipBlanks();
  if (reader.peek() === Char.COMMA) reader.pos++;
  else reader.pos = end;
  const kept = reader.pos;
  reader.skipSpaces();
  const indent = ownLine(raw, start);
  if (indent === undefined) return { start, end: isLineEnd(reader.peek()) ? kept : reader.pos };
  if (reader.peek() === Char.HASH) reader.skipLine();
  return isLineEnd(reader.peek())
    ? { start: start - indent.length, end: reader.pos }
    : { start, end: reader.pos };
}
