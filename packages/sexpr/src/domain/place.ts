import { binaryText } from "../bytes.js";
import type { Problem } from "../errors.js";
import { isList, type SexprList } from "../node.js";
import { parse } from "../parse.js";
import { lineAndColumn } from "../position.js";

/** Where a list stands in its tree and, when the text that the tree was read from is at hand, in that. */
export function placeOf(
  root: SexprList,
  target: SexprList,
  source?: string | Uint8Array,
): Pick<Problem, "path" | "line" | "column" | "offset"> {
  const indexes = indexesOf(root, target);
  const path = pathAt(root, indexes);
  if (source === undefined) return { path };
  const text = typeof source === "string" ? source : binaryText(source);
  const positions = new WeakMap<SexprList, number>();
  const twin = listAt(
    parse(text, { positions, maxLength: text.length, maxAtom: text.length }) as SexprList,
    indexes,
  );
  const offset = positions.get(twin);
  return offset === undefined ? { path } : { path, ...lineAndColumn(text, offset), offset };
}

/** The positions that lead from the root to a list; none when it is the root, or not in the tree. */
function indexesOf(root: SexprList, target: SexprList): number[] {
  const open: { readonly list: SexprList; next: number }[] = [{ list: root, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.list === target) return open.slice(0, -1).map(({ next }) => next - 1);
    const item = top.list[top.next];
    top.next += 1;
    if (item === undefined) open.pop();
    else if (isList(item)) open.push({ list: item, next: 0 });
  }
  return [];
}

function listAt(root: SexprList, indexes: readonly number[]): SexprList {
  let list = root;
  for (const index of indexes) {
    const item = list[index];
    if (isList(item)) list = item;
  }
  return list;
}

/** `domain/device[2]/vbd`: the keys, with a number (from 1) where a key repeats among its neighbours. */
function pathAt(root: SexprList, indexes: readonly number[]): string {
  let list = root;
  let path = keyOf(root);
  for (const index of indexes) {
    const item = list[index] as SexprList;
    const key = keyOf(item);
    const alike = list.filter((other) => isList(other) && keyOf(other) === key);
    path += alike.length > 1 ? `/${key}[${alike.indexOf(item) + 1}]` : `/${key}`;
    list = item;
  }
  return path;
}

function keyOf(list: SexprList): string {
  const key = list[0];
  return typeof key === "string" ? key.slice(0, 32) : "()";
}
