import { isList, type Sexpr, type SexprList } from "./node.js";

/**
 * Follows a path such as `domain/image/hvm` and returns what follows the name in the list that it leads to; undefined
 * when there is no such list, or nothing follows its name (`(features )`).
 *
 * The first step is the value's own name. Each further one enters the first list of that name and never tries another.
 */
export function lookup(value: Sexpr, path: string): SexprList | undefined {
  const [name, ...steps] = path.split("/");
  let list = isList(value) && name !== "" && value[0] === name ? value : undefined;
  for (const step of steps) list = list && child(list, step);
  return list && list.length > 1 ? list.slice(1) : undefined;
}

/** The atom that follows the name in the list that a path leads to: `node(value, "domain/memory")` is `"128"`. */
export function node(value: Sexpr, path: string): string | undefined {
  const first = lookup(value, path)?.[0];
  return isList(first) ? undefined : first;
}

/** The first list of a name among a list's items: `(memory 128)` in `(domain (memory 128) …)`. */
export function child(list: SexprList, name: string): SexprList | undefined {
  if (name === "") return undefined;
  for (let at = 1; at < list.length; at += 1) {
    const item = list[at]!;
    if (typeof item === "object" && item[0] === name) return item;
  }
  return undefined;
}

/** All the lists of a name among a list's items, in order. */
export function children(list: SexprList, name: string): SexprList[] {
  return list.filter(
    (item, at): item is SexprList => at > 0 && name !== "" && isList(item) && item[0] === name,
  );
}

/** The atom behind the name of the first list of that name: `value(domain, "memory")` is `"128"`. */
export function value(list: SexprList, name: string): string | undefined {
  const first = child(list, name)?.[1];
  return isList(first) ? undefined : first;
}
