import { refuse } from "../write/escape.js";
import type { ModelObject } from "./frame.js";
import type { Leftovers, ValueNote, XmlNode } from "./kept.js";
import type { ChildField, Shape } from "./shape.js";

/** A child to be written: one of a field, or what stood between them. */
export type Item =
  | { readonly field: ChildField; readonly value: unknown; readonly note: ValueNote | undefined }
  | { readonly node: XmlNode };

/**
 * The children of an element in the order in which they are written: that of the document it was read from, and for
 * what is new libvirt's.
 */
export function arrange(
  shape: Shape,
  model: ModelObject,
  sequence: NonNullable<Leftovers["children"]>,
  path: string,
): readonly Item[] {
  const items: Item[] = [];
  const left = new Map<string, unknown[]>();
  for (const field of shape.order) {
    const value = model[field.key];
    if (value !== undefined) left.set(field.key, [...itemsOf(field, value, path)]);
  }
  const notes = sequence.filter((entry): entry is ValueNote => typeof entry === "object" && "child" in entry);
  const take = (field: ChildField, value: unknown): Item => {
    const index = notes.findIndex((note) => note.child === field.key && note.is === value);
    return { field, value, note: index < 0 ? undefined : notes.splice(index, 1)[0] };
  };
  for (const entry of sequence) {
    if (typeof entry === "object" && "node" in entry) {
      items.push(entry);
      continue;
    }
    const key = typeof entry === "string" ? entry : entry.child;
    const field = shape.fields.get(key);
    const values = left.get(key);
    if (field !== undefined && values !== undefined && values.length > 0)
      items.push(take(field, values.shift()));
  }
  for (const field of shape.order) {
    const values = left.get(field.key);
    if (values === undefined || values.length === 0) continue;
    items.splice(placeFor(field, items), 0, ...values.map((value) => take(field, value)));
  }
  return items;
}

/** Behind the last of its like, else before the first child that libvirt prints after it. */
function placeFor(field: ChildField, items: readonly Item[]): number {
  const last = items.findLastIndex((item) => "field" in item && item.field.key === field.key);
  if (last >= 0) return last + 1;
  const next = items.findIndex((item) => "field" in item && item.field.rank > field.rank);
  return next < 0 ? items.length : next;
}

/** The items of a field. */
export function itemsOf(field: ChildField, value: unknown, path: string): readonly unknown[] {
  if (field.list) {
    if (!Array.isArray(value)) refuse("xml.value", `${path}/${field.name}: expected an array`);
    return field.kind === "flag" ? value.filter((item) => item !== false) : value;
  }
  return field.kind === "flag" && value === false ? [] : [value];
}
