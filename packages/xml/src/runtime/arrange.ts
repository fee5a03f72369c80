import { refuse } from "../write/escape.js";
import type { ModelObject } from "./frame.js";
import type { Leftovers, ValueNote, XmlNode } from "./kept.js";
import type { ModelPath } from "./path.js";
import type { ChildField } from "./shape.js";

/** A child to be written: one of a field, or what stood between them. */
export type Item =
  | { readonly field: ChildField; readonly value: unknown; readonly note: ValueNote | undefined }
  | { readonly node: XmlNode };

/**
 * The children of an element in the order in which they are written: that of the document it was read from, and for
 * what is new libvirt's.
 */
export function arrange(
  /** The fields that the model has. */
  fields: readonly ChildField[],
  model: ModelObject,
  sequence: NonNullable<Leftovers["children"]>,
  path: ModelPath,
): readonly Item[] {
  const items: Item[] = [];
  const left = fields.map((field) => new Left(field, itemsOf(field, model[field.key], path)));
  // There are few fields, and their names are the table's own texts: comparing those is faster than looking them up.
  const leftOf = (key: string) => left.find(({ field }) => field.key === key);
  for (const entry of sequence) {
    if (typeof entry === "object" && "child" in entry) leftOf(entry.child)?.addNote(entry);
  }
  for (const entry of sequence) {
    if (typeof entry === "object" && "node" in entry) {
      items.push(entry);
      continue;
    }
    const some = leftOf(typeof entry === "string" ? entry : entry.child);
    if (some?.isEmpty === false) items.push(some.take());
  }
  const fresh = left.filter((some) => !some.isEmpty).sort((a, b) => a.field.rank - b.field.rank);
  for (const some of fresh) {
    const place = placeFor(some.field, items);
    const behind = items.splice(place);
    while (!some.isEmpty) items.push(some.take());
    for (const item of behind) items.push(item);
  }
  return items;
}

/** What is yet to be written of a field, and the notes about its values. */
class Left {
  #notes: (ValueNote | undefined)[] | undefined;
  #next = 0;
  /** How many notes in front are used. */
  #used = 0;

  constructor(
    readonly field: ChildField,
    private readonly values: readonly unknown[],
  ) {}

  get isEmpty(): boolean {
    return this.#next === this.values.length;
  }

  addNote(note: ValueNote): void {
    this.#notes ??= [];
    this.#notes.push(note);
  }

  take(): Item {
    const value = this.values[this.#next++];
    return { field: this.field, value, note: this.#noteFor(value) };
  }

  /** The first note that is for this value; it is not used again. */
  #noteFor(value: unknown): ValueNote | undefined {
    const notes = this.#notes;
    if (notes === undefined) return undefined;
    while (this.#used < notes.length && notes[this.#used] === undefined) this.#used += 1;
    for (let index = this.#used; index < notes.length; index++) {
      const note = notes[index];
      if (note?.is !== value) continue;
      notes[index] = undefined;
      return note;
    }
    return undefined;
  }
}

/** Behind the last of its like, else before the first child that libvirt prints after it. */
function placeFor(field: ChildField, items: readonly Item[]): number {
  const last = items.findLastIndex((item) => "field" in item && item.field.key === field.key);
  if (last >= 0) return last + 1;
  const next = items.findIndex((item) => "field" in item && item.field.rank > field.rank);
  return next < 0 ? items.length : next;
}

/** The items of a field. */
export function itemsOf(field: ChildField, value: unknown, path: ModelPath): readonly unknown[] {
  if (field.list) {
    if (!Array.isArray(value)) refuse("xml.value", `${path}/${field.name}: expected an array`);
    return field.kind === "flag" ? value.filter((item) => item !== false) : value;
  }
  return field.kind === "flag" && value === false ? [] : [value];
}
