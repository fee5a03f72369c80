import type { Sexpr, SexprList } from "./node.js";

/** Makes a list; numbers become atoms: `list("vm", list("name", "web1"), list("memory", 128))`. */
export function list(...items: readonly (Sexpr | number)[]): SexprList {
  return items.map((item) => (typeof item === "number" ? String(item) : item));
}
