import { XmlError } from "../errors.js";
import type { Kind } from "../runtime/kind.js";
import { type ChildField, type Shape, shapeTable, type Value, variantOf } from "../runtime/shape.js";
import { readValue } from "../runtime/values.js";
import { parsePath, type Step } from "./path.js";
import { fits } from "./query.js";

type Model = Record<string, unknown>;

/**
 * A copy of a model in which an attribute, or the text of an element, is set: `devices/graphics/@listen` to `127.0.0.1`.
 * Elements on the way are made where they are missing; where there are several, all of them are meant unless the path
 * says which. The text is read as in a document; undefined removes what the path leads to.
 *
 * @throws XmlError for what is no path of such a document, and for a text that does not fit.
 */
export function setPath<T extends object>(kind: Kind, model: T, path: string, text: string | undefined): T {
  const copy = structuredClone(model);
  const steps = parsePath(path);
  const { root } = shapeTable(kind.table);
  const [first] = steps;
  const devices = root.children.get("devices");
  const isDevice =
    first !== undefined &&
    !first.isAttribute &&
    !root.children.has(first.name) &&
    devices?.kind === "shape" &&
    devices.shape().children.has(first.name);
  new Setter(path, text).set(root, copy as Model, isDevice ? [...parsePath("devices"), ...steps] : steps);
  return copy;
}

class Setter {
  readonly #path: string;
  readonly #text: string | undefined;

  constructor(path: string, text: string | undefined) {
    this.#path = path;
    this.#text = text;
  }

  set(general: Shape, model: Model, steps: readonly Step[]): void {
    const shape =
      general.discriminator === undefined ? general : variantOf(general, model[general.discriminator]);
    const [step, ...rest] = steps;
    if (step === undefined) this.#setText(shape, model);
    else if (step.isAttribute) this.#setAttribute(shape, model, step.name);
    else this.#setChild(shape, model, step, rest);
  }

  #setText(shape: Shape, model: Model): void {
    if (shape.text === undefined) this.#fail("that element has no text");
    if (this.#text === undefined) delete model.value;
    else model.value = this.#read(shape.text);
  }

  #setAttribute(shape: Shape, model: Model, name: string): void {
    const field = shape.attributes.get(name);
    if (field === undefined) this.#fail(`there is no attribute ${name}`, [...shape.attributes.keys()]);
    if (this.#text === undefined) delete model[name];
    else model[name] = this.#read(field);
  }

  #setChild(shape: Shape, model: Model, step: Step, rest: readonly Step[]): void {
    const field = shape.children.get(step.name);
    if (field === undefined) this.#fail(`there is no element ${step.name}`, [...shape.children.keys()]);
    const chosen = chosenOf(field, model, step);
    if (rest.length === 0 && (field.kind !== "shape" || this.#text === undefined)) {
      this.#setLast(field, model, chosen);
      return;
    }
    if (field.kind !== "shape") this.#fail(`${step.name} has nothing in it`);
    const objects = chosen.length > 0 || this.#text === undefined ? chosen : [this.#make(field, model, step)];
    for (const object of objects) this.set(field.shape(), object as Model, rest);
  }

  /** Sets or removes a child that is a value or a mark, or removes one with a shape. */
  #setLast(field: ChildField, model: Model, chosen: readonly unknown[]): void {
    if (this.#text === undefined) {
      const left = field.list
        ? (model[field.key] as unknown[] | undefined)?.filter((it) => !chosen.includes(it))
        : [];
      if (left === undefined || left.length === 0) delete model[field.key];
      else model[field.key] = left;
      return;
    }
    if (field.kind === "raw") this.#fail(`${field.name} is nobody's business but its owner's`);
    if (field.kind === "flag") {
      if (this.#text !== "true" && this.#text !== "false") this.#fail("expected true or false");
      if (this.#text === "true") model[field.key] = true;
      else delete model[field.key];
      return;
    }
    const value = this.#read(field.value);
    if (!field.list) model[field.key] = value;
    else if (chosen.length > 0) {
      model[field.key] = (model[field.key] as unknown[]).map((it) => (chosen.includes(it) ? value : it));
    } else model[field.key] = [...((model[field.key] as unknown[] | undefined) ?? []), value];
  }

  #make(field: ChildField, model: Model, step: Step): Model {
    const count = field.list ? ((model[field.key] as unknown[] | undefined)?.length ?? 0) : 0;
    if (step.condition !== undefined || (step.index ?? 1) > count + 1)
      this.#fail(`no ${step.name} is like that`);
    const made: Model = {};
    model[field.key] = field.list ? [...((model[field.key] as unknown[] | undefined) ?? []), made] : made;
    return made;
  }

  #read(value: Value): string | number {
    const read = readValue(this.#text ?? "", value);
    if (read === undefined) this.#fail(`expected a whole number instead of ${JSON.stringify(this.#text)}`);
    return read;
  }

  #fail(message: string, known: readonly string[] = []): never {
    const choice = known.length === 0 ? "" : `; there are ${known.slice(0, 40).join(", ")}`;
    throw new XmlError([{ id: "xml.path", message: message + choice, path: this.#path }]);
  }
}

/** The items of a field that a step means. */
function chosenOf(field: ChildField, model: Model, { condition, index }: Step): readonly unknown[] {
  const value = model[field.key];
  const items: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const fitting = condition === undefined ? items : items.filter((item) => fits(item, condition));
  return index === undefined ? fitting : fitting.slice(index - 1, index);
}
