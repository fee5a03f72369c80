import { formatValue } from "./format.js";
import { keptItems } from "./kept-items.js";
import { type ItemSpans, readList } from "./read-value.js";
import { Char, isLineEnd, Reader } from "./reader.js";
import type { ConfValue } from "./value.js";

/**
 * Rewrites the text of a list so that it holds other items: those that stay keep their own text, lines and comments.
 * `raw` is the list's text, brackets included.
 */
export function editList(raw: string, items: readonly ConfValue[]): string {
  const spans: ItemSpans = [];
  const before = readList(new Reader(raw), 0, spans);
  if (before.length === 0) return fillList(raw, items);

  const edits: Edit[] = [];
  let oldAt = 0;
  let added: ConfValue[] = [];
  const kept = keptItems(before, items);
  for (let at = 0; at <= items.length; at++) {
    const stays = at < items.length ? kept[at] : before.length;
    if (stays === undefined) {
      added.push(items[at]!);
      continue;
    }
    replaceItems(edits, raw, spans, oldAt, stays, added);
    oldAt = stays + 1;
    added = [];
  }
  const text = applyEdits(raw, edits);
  return items.length === 0 && !text.includes("#") ? formatValue(items) : text;
}

/** The text of an empty list with items: behind its comments, if it has any. */
function fillList(raw: string, items: readonly ConfValue[]): string {
  if (!raw.includes("#")) return formatValue(items);
  return `${raw.slice(0, -1)}${items.map((item) => formatValue(item)).join(", ")} ]`;
}

/** Puts new items in the place of the old ones from `start` to before `end`, which may be none. */
function replaceItems(
  edits: Edit[],
  raw: string,
  spans: ItemSpans,
  start: number,
  end: number,
  items: readonly ConfValue[],
): void {
  for (let at = start; at < end; at++) {
    const place = { start: spans[2 * at]!, end: spans[2 * at + 1]! };
    const item = items[at - start];
    if (item === undefined) edits.push({ ...removal(raw, place.start, place.end), text: "" });
    else edits.push({ ...place, text: formatValue(item) });
  }
  const rest = items.slice(end - start).map((item) => formatValue(item));
  if (rest.length === 0) return;
  const next = spans[2 * end];
  edits.push(
    next === undefined ? insertLast(raw, spans.at(-2)!, spans.at(-1)!, rest) : insertBefore(raw, next, rest),
  );
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
  else if (!isLineEnd(reader.peek())) reader.pos = kept;
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
