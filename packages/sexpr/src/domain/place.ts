import { binaryText } from "../bytes.js";
import type { Problem } from "../errors.js";
import { isList, type Sexpr, type SexprList } from "../node.js";
import { parse } from "../parse.js";
import { LineCounter } from "../position.js";

/** Where something stands: its path in the tree and, when the tree's text is at hand, its place in that. */
export type Place = Pick<Problem, "path" | "line" | "column" | "offset">;

/** An open list on the way through a tree, and the same list of the tree that was read from the text again. */
interface Level {
  readonly list: SexprList;
  readonly twin: Sexpr | undefined;
  readonly path: string;
  /** How many of its lists have each key, and how many of them were entered. */
  readonly keys: ReadonlyMap<string, { count: number; entered: number }>;
  next: number;
}

/** Finds lists in their tree, all in one pass. */
export function placesOf(
  root: SexprList,
  targets: ReadonlySet<SexprList>,
  source?: string | Uint8Array,
): ReadonlyMap<SexprList, Place> {
  const text = typeof source === "object" ? binaryText(source) : source;
  const positions = new WeakMap<SexprList, number>();
  const twin = text === undefined ? undefined : readAgain(text, positions);
  const lines = new LineCounter(text ?? "");
  const places = new Map<SexprList, Place>();
  const open = [levelOf(root, twin, keyOf(root))];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.next === 0 && targets.has(top.list)) {
      const offset = isList(top.twin) ? positions.get(top.twin) : undefined;
      const place = offset === undefined ? {} : { ...lines.at(offset), offset };
      places.set(top.list, { path: top.path, ...place });
    }
    const item = top.list[top.next];
    top.next += 1;
    if (item === undefined) open.pop();
    else if (isList(item))
      open.push(levelOf(item, isList(top.twin) ? top.twin[top.next - 1] : undefined, pathOf(top, item)));
  }
  return places;
}

/** Reads the text again, with the places of its lists; whoever read it first may have been more tolerant. */
function readAgain(text: string, positions: WeakMap<SexprList, number>): Sexpr | undefined {
  const unlimited = Number.POSITIVE_INFINITY;
  try {
    return parse(text, { positions, maxDepth: unlimited, maxAtom: unlimited, maxLength: unlimited });
  } catch {
    return undefined;
  }
}

function levelOf(list: SexprList, twin: Sexpr | undefined, path: string): Level {
  const keys = new Map<string, { count: number; entered: number }>();
  for (const item of list) {
    if (!isList(item)) continue;
    const key = keyOf(item);
    const known = keys.get(key);
    if (known === undefined) keys.set(key, { count: 1, entered: 0 });
    else known.count += 1;
  }
  return { list, twin, path, keys, next: 0 };
}

/** `domain/device[2]/vbd`: the keys, with a number (from 1) where a key repeats among its neighbours. */
function pathOf({ path, keys }: Level, item: SexprList): string {
  const key = keyOf(item);
  const alike = keys.get(key)!;
  alike.entered += 1;
  return alike.count > 1 ? `${path}/${key}[${alike.entered}]` : `${path}/${key}`;
}

function keyOf(list: SexprList): string {
  const key = list[0];
  return typeof key === "string" ? key.slice(0, 32) : "()";
}
