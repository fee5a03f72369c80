/**
 * A value as xend prints it: an atom (a text, perhaps empty) or a list of values (perhaps empty).
 *
 * Numbers are atoms too, and whether an atom stood in quotes makes no difference: `128` and `'128'` are one value.
 */
export type Sexpr = string | SexprList;

/** A list. One that begins with an atom is *keyed* by it: `(memory 128)`. */
export interface SexprList extends ReadonlyArray<Sexpr> {}

/** Whether a value is a list. */
export function isList(value: Sexpr | undefined): value is SexprList {
  return typeof value === "object";
}
