import { refuse } from "../write/escape.js";
import type { ModelObject } from "./frame.js";
import type { Leftovers } from "./kept.js";
import type { ModelPath } from "./path.js";
import type { AttributeField, ChildField, Shape } from "./shape.js";

/** What a model has for one element, by what the table knows of it. Every depth has one, used for one element after the other. */
export class Contents {
  kept: Leftovers | undefined = undefined;
  text: unknown = undefined;
  readonly attributes = new FieldList<AttributeField>();
  readonly children = new FieldList<ChildField>();

  /** Takes the next element. A field that no element has would be lost without a word. */
  take({ fields, text }: Shape, model: ModelObject, path: ModelPath): void {
    this.kept = undefined;
    this.text = undefined;
    this.attributes.clear();
    this.children.clear();
    let step = fields.start;
    for (const key in model) {
      const value = model[key];
      if (value === undefined) continue;
      step = fields.after(step, key);
      const { field } = step;
      if (field === undefined) {
        if (key === "$") this.kept = value as Leftovers;
        else if (key === "value" && text !== undefined) this.text = value;
        else refuse("xml.field", `${path} has no field ${JSON.stringify(key)}`);
      } else if (field.kind === "attribute") this.attributes.add(field, value);
      else this.children.add(field, value);
    }
  }
}

/** Fields with their values: the first `length` of each. */
class FieldList<Field extends { readonly rank: number }> {
  length = 0;
  readonly fields: Field[] = [];
  readonly values: unknown[] = [];
  #rank = -1;
  #isSorted = true;

  clear(): void {
    this.length = 0;
    this.#rank = -1;
    this.#isSorted = true;
  }

  add(field: Field, value: unknown): void {
    if (field.rank < this.#rank) this.#isSorted = false;
    this.#rank = field.rank;
    this.fields[this.length] = field;
    this.values[this.length] = value;
    this.length += 1;
  }

  /** The fields alone. */
  all(): Field[] {
    return this.fields.slice(0, this.length);
  }

  /** Brings them into libvirt's order, in which they are in nearly all models. */
  sort(): void {
    if (this.#isSorted) return;
    const pairs = this.all().map((field, at) => ({ field, value: this.values[at] }));
    this.clear();
    for (const { field, value } of pairs.sort((a, b) => a.field.rank - b.field.rank)) this.add(field, value);
  }
}
