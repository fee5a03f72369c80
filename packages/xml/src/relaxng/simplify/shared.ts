import type { AstPattern } from "./ast.js";

/** A reduced schema: a graph in which different paths meet at elements and at `shared` patterns, and nowhere else. */
export interface ReducedSchema {
  readonly start: AstPattern;
  /** What definitions and external documents stand for. */
  readonly shared: ReadonlySet<AstPattern>;
}

/** A function that looks at a shared pattern once, however many paths lead there: so no schema costs exponential time. */
export function onceWhereShared<T>(
  { shared }: ReducedSchema,
  compute: (pattern: AstPattern) => T,
): (pattern: AstPattern) => T {
  const known = new Map<AstPattern, T>();
  return (pattern) => {
    if (!shared.has(pattern)) return compute(pattern);
    if (!known.has(pattern)) known.set(pattern, compute(pattern));
    return known.get(pattern)!;
  };
}
