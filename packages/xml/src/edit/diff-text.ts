/** Lines that are shown around a change. */
const CONTEXT = 3;

/** More changes than this are shown as one: finding the shortest way would take too long. */
const MAX_CHANGES = 2000;

type Edit = readonly [sign: " " | "-" | "+", line: string];

/**
 * What changes a text into another one, line by line, as `diff -u` prints it; empty when they are the same.
 */
export function diffText(before: string, after: string): string {
  const edits = editsOf(linesOf(before), linesOf(after));
  const shown = edits.map((_, i) =>
    edits.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(([sign]) => sign !== " "),
  );
  let text = "";
  let old = 1;
  let now = 1;
  for (let i = 0; i < edits.length; ) {
    if (!shown[i]) {
      old += 1;
      now += 1;
      i += 1;
      continue;
    }
    let end = i;
    while (end < edits.length && shown[end]) end += 1;
    const hunk = edits.slice(i, end);
    const removed = hunk.filter(([sign]) => sign !== "+").length;
    const added = hunk.filter(([sign]) => sign !== "-").length;
    text += `@@ -${range(old, removed)} +${range(now, added)} @@\n`;
    text += hunk.map(([sign, line]) => `${sign}${line}\n`).join("");
    old += removed;
    now += added;
    i = end;
  }
  return text;
}

const range = (start: number, count: number) => `${count === 0 ? start - 1 : start},${count}`;

const linesOf = (text: string) => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/** The shortest way from one list of lines to the other (Myers, 1986). */
function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const same = (lines: readonly string[]): Edit[] => lines.map((line) => [" ", line]);
  return [
    ...same(before.slice(0, start)),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

function shortest(before: readonly string[], after: readonly string[]): Edit[] {
  const traces: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let changes = 0; changes <= Math.min(before.length + after.length, MAX_CHANGES); changes++) {
    traces.push(reached);
    const next = new Map(reached);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down =
        diagonal === -changes ||
        (diagonal !== changes && (next.get(diagonal - 1) ?? 0) < (next.get(diagonal + 1) ?? 0));
      let x = down ? (next.get(diagonal + 1) ?? 0) : (next.get(diagonal - 1) ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      next.set(diagonal, x);
      if (x >= before.length && y >= after.length) return walkBack(traces, before, after);
    }
    reached = next;
  }
  return [...before.map((line): Edit => ["-", line]), ...after.map((line): Edit => ["+", line])];
}

function walkBack(
  traces: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): Edit[] {
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = traces.length - 1; changes >= 0; changes--) {
    const reached = traces[changes]!;
    const diagonal = x - y;
    const down =
      diagonal === -changes ||
      (diagonal !== changes && (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0));
    const previous = down ? diagonal + 1 : diagonal - 1;
    const oldX = reached.get(previous) ?? 0;
    const oldY = oldX - previous;
    while (x > oldX && y > oldY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      edits.push([" ", before[x]!]);
    }
    if (changes === 0) break;
    if (down) {
      y -= 1;
      edits.push(["+", after[y]!]);
    } else {
      x -= 1;
      edits.push(["-", before[x]!]);
    }
  }
  return edits.reverse();
}
