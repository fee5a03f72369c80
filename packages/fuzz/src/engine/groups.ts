/** Finds what belongs together in a text of any grammar: brackets with what they hold, and elements. */

/** How far ahead of a place the beginning of a group is looked for. */
const farthest = 256;

const code = (sign: string) => sign.charCodeAt(0);
const [less, more, slash] = [code("<"), code(">"), code("/")];
const closing = new Map([
  [code("("), code(")")],
  [code("["), code("]")],
  [code("{"), code("}")],
]);

const isLetter = (byte: number | undefined) => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;

/** Where the next group begins and ends that begins at a place or soon after it; quotes are not looked at. */
export function groupAt(bytes: Buffer, at: number): [start: number, end: number] | undefined {
  const last = Math.min(bytes.length, at + farthest);
  for (let start = at; start < last; start++) {
    const open = bytes[start]!;
    const close = closing.get(open);
    const end =
      close !== undefined
        ? bracketsEnd(bytes, start, open, close)
        : open === less && isLetter(bytes[start + 1])
          ? elementEnd(bytes, start)
          : undefined;
    if (end !== undefined) return [start, end];
  }
  return undefined;
}

function bracketsEnd(bytes: Buffer, start: number, open: number, close: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === open) depth++;
    else if (bytes[at] === close && --depth === 0) return at + 1;
  }
  return undefined;
}

function elementEnd(bytes: Buffer, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at >= 0; at = bytes.indexOf(less, at + 1)) {
    const end = bytes.indexOf(more, at);
    if (end < 0) return undefined;
    if (bytes[at + 1] === slash) depth--;
    else if (isLetter(bytes[at + 1]) && bytes[end - 1] !== slash) depth++;
    if (depth === 0) return end + 1;
  }
  return undefined;
}
