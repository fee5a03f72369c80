import { escapeAttribute, escapeText, refuse } from "../write/escape.js";
import { unfold } from "./agree.js";
import { arrange, type Item, itemsOf } from "./arrange.js";
import type { ModelObject } from "./frame.js";
import type { Leftovers, ValueNote, XmlContent, XmlElement } from "./kept.js";
import type { Kind } from "./kind.js";
import { RawWriter, type WriterScope } from "./raw.js";
import {
  type AttributeField,
  type ChildField,
  type Shape,
  shapeTable,
  type Value,
  variantOf,
} from "./shape.js";
import { readValue, spell } from "./values.js";

/** How a document is written. */
export interface WriteOptions {
  /** Blanks for each level of elements. Default: 2. */
  readonly indent?: number;
  /** Whether passwords are written. Default: false. */
  readonly secure?: boolean;
}

/** Recursion over a model deeper than this could exhaust the stack; a model that contains itself is deeper. */
const MAX_DEPTH = 1000;

/**
 * Writes the document of a model.
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function format(kind: Kind, model: object, options: WriteOptions = {}): string {
  const shapes = shapeTable(kind.table);
  return formatWith(shapes.root, shapes.namespaces, kind.root, model, options);
}

/** As {@link format}, with the shape of the root element. */
export function formatWith(
  shape: Shape,
  namespaces: Readonly<Record<string, string>>,
  root: string,
  model: object,
  options: WriteOptions,
): string {
  const writer = new ModelWriter(namespaces, options);
  writer.object(root, shape, model as ModelObject, `/${root}`, {});
  return writer.out;
}

class ModelWriter {
  out = "";
  readonly #namespaces: Readonly<Record<string, string>>;
  readonly #secure: boolean;
  readonly #step: string;
  readonly #raw: RawWriter;
  #margin = "";
  #depth = 0;

  constructor(namespaces: Readonly<Record<string, string>>, options: WriteOptions) {
    this.#namespaces = namespaces;
    this.#secure = options.secure ?? false;
    this.#step = " ".repeat(options.indent ?? 2);
    this.#raw = new RawWriter(this.#step, this.#secure);
  }

  object(name: string, general: Shape, given: ModelObject, path: string, outer: WriterScope): void {
    if (typeof given !== "object" || given === null || Array.isArray(given)) {
      refuse("xml.value", `${path}: expected an object`);
    }
    const shape =
      general.discriminator === undefined ? general : variantOf(general, given[general.discriminator]);
    const { agreements } = shape;
    const model = agreements.length > 0 ? unfold(given, agreements, path) : given;
    for (const { key, name: what } of shape.required) {
      if (model[key] === undefined) refuse(`${name}.${what}-missing`, `${path}: <${name}> has no ${what}`);
    }
    const kept = model.$;
    const fields = fieldsOf(shape, model, path);
    const isPlain = kept?.attributes === undefined && shape.foreign.length === 0 && !name.includes(":");
    const scope = isPlain ? outer : this.#scopeOf(name, shape, model, kept, outer);
    this.out += `${this.#margin}<${name}`;
    if (scope !== outer) this.out += this.#declarations(scope, outer, kept);
    this.#attributes(fields.attributes, model, kept, path);
    const text = shape.text === undefined ? undefined : this.#text(shape.text, model, kept, path);
    this.out += text === undefined ? "" : `>${text}`;
    const margin = this.#margin;
    this.#margin += this.#step;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      refuse("xml.limit", `${path}: elements are nested more than ${MAX_DEPTH} deep`);
    const before = this.out.length;
    const opened = text === undefined ? ">\n" : "\n";
    if (kept?.children === undefined) this.#children(fields.children, model, path, scope, opened);
    else this.#arranged(arrange(fields.children, model, kept.children, path), path, scope, opened);
    this.#depth -= 1;
    this.#margin = margin;
    if (this.out.length > before) this.out += `${margin}</${name}>\n`;
    else this.out += text === undefined ? "/>\n" : `</${name}>\n`;
  }

  /** Writes the children in libvirt's order; in front of the first one what ends the start tag. */
  #children(
    fields: readonly ChildField[],
    model: ModelObject,
    path: string,
    scope: WriterScope,
    opened: string,
  ): void {
    let start = opened;
    for (const field of fields) {
      for (const value of itemsOf(field, model[field.key], path)) {
        this.out += start;
        start = "";
        this.#child(field, value, undefined, path, scope);
      }
    }
  }

  #arranged(items: readonly Item[], path: string, scope: WriterScope, opened: string): void {
    if (items.length > 0) this.out += opened;
    for (const item of items) {
      if ("node" in item) this.out += this.#raw.node(item.node, this.#margin, scope);
      else this.#child(item.field, item.value, item.note, path, scope);
    }
  }

  #child(
    field: ChildField,
    value: unknown,
    note: ValueNote | undefined,
    path: string,
    scope: WriterScope,
  ): void {
    const { name } = field;
    switch (field.kind) {
      case "shape":
        this.object(name, field.shape(), value as ModelObject, `${path}/${name}`, scope);
        return;
      case "raw":
        this.out += this.#raw.element(rawElement(name, value, `${path}/${name}`), this.#margin, scope);
        return;
      case "flag":
        if (value !== true) refuse("xml.value", `${path}/${name}: expected true or false`);
        this.#leaf(name, "", note, scope);
        return;
      case "value":
        this.#leaf(name, this.#spelled(value, field.value, note?.spelling, `${path}/${name}`), note, scope);
    }
  }

  #leaf(name: string, text: string, note: ValueNote | undefined, scope: WriterScope): void {
    const inner = this.#withPrefixOf(name, scope, scope);
    const declared = inner === scope ? "" : this.#declarations(inner, scope, undefined);
    const unknown = note?.attributes === undefined ? "" : this.#raw.attributes(note.attributes, new Set());
    const attributes = declared + unknown;
    const others = note?.children?.map((child) => this.#raw.inline(child, inner)).join("") ?? "";
    const content = escapeText(text) + others;
    this.out += `${this.#margin}<${name}${attributes}${content === "" ? "/>" : `>${content}</${name}>`}\n`;
  }

  #attributes(
    fields: readonly AttributeField[],
    model: ModelObject,
    kept: Leftovers | undefined,
    path: string,
  ): void {
    for (const field of fields) {
      const { name } = field;
      if (name === "passwd" && !this.#secure) continue;
      const text = this.#spelled(model[name], field, kept?.spelling?.[name], path, name);
      this.out += ` ${name}='${escapeAttribute(text)}'`;
    }
    if (kept?.attributes === undefined) return;
    const taken = new Set(fields.map(({ name }) => name));
    this.out += this.#raw.attributes(kept.attributes, taken);
  }

  #text(
    field: NonNullable<Shape["text"]>,
    model: ModelObject,
    kept: Leftovers | undefined,
    path: string,
  ): string | undefined {
    if (model.value === undefined) return undefined;
    return escapeText(this.#spelled(model.value, field, kept?.spelling?.value, path));
  }

  #spelled(
    value: unknown,
    kind: Value,
    spelling: string | undefined,
    above: string,
    attribute?: string,
  ): string {
    const path = attribute === undefined ? above : `${above}/@${attribute}`;
    if (typeof value === "number") {
      if (kind.code !== "number" && kind.code !== "mixed") {
        refuse("xml.value", `${path}: expected a text instead of a number`);
      }
      if (!Number.isSafeInteger(value)) refuse("xml.value", `${path}: not a whole number: ${value}`);
    } else if (typeof value !== "string" || kind.code === "number") {
      refuse("xml.value", `${path}: expected a ${kind.code === "number" ? "number" : "text"}`);
    }
    if (spelling !== undefined && readValue(spelling, kind) === value) return spelling;
    return spell(value, kind);
  }

  /** What prefixes stand for inside: what the model declares, and what the element and its children need. */
  #scopeOf(
    name: string,
    shape: Shape,
    model: ModelObject,
    kept: Leftovers | undefined,
    outer: WriterScope,
  ): WriterScope {
    let scope = this.#withPrefixOf(name, outer, outer);
    const declared = kept?.attributes?.filter((attribute) => /^xmlns(?::|$)/.test(attribute.name)) ?? [];
    if (declared.length > 0) {
      scope = { ...scope, ...Object.fromEntries(declared.map((it) => [it.name.slice(6), it.value])) };
    }
    const own = new Set(declared.map((it) => it.name.slice(6)));
    for (const child of shape.foreign) {
      // Where the model declares the prefix for something else, the child declares it for itself.
      if (model[child.key] === undefined || own.has(prefixOf(child.name))) continue;
      scope = this.#withPrefixOf(child.name, scope, scope);
    }
    return scope;
  }

  #withPrefixOf(name: string, scope: WriterScope, around: WriterScope): WriterScope {
    const prefix = prefixOf(name);
    const uri = this.#namespaces[prefix];
    return prefix === "" || around[prefix] === uri ? scope : { ...scope, [prefix]: uri! };
  }

  #declarations(scope: WriterScope, outer: WriterScope, kept: Leftovers | undefined): string {
    const written = new Set(kept?.attributes?.map(({ name }) => name));
    let text = "";
    for (const prefix in scope) {
      const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
      if (scope[prefix] === outer[prefix] || written.has(name)) continue;
      text += ` ${name}='${escapeAttribute(scope[prefix]!)}'`;
    }
    return text;
  }
}

/** The fields of a model in libvirt's order. A field that no element has would be lost without a word. */
function fieldsOf(
  shape: Shape,
  model: ModelObject,
  path: string,
): { readonly attributes: readonly AttributeField[]; readonly children: readonly ChildField[] } {
  const attributes: AttributeField[] = [];
  const children: ChildField[] = [];
  let sorted = true;
  for (const key in model) {
    if (key === "$" || model[key] === undefined) continue;
    const attribute = shape.attributes.get(key);
    const child = attribute === undefined ? shape.fields.get(key) : undefined;
    if (attribute !== undefined) {
      if (attributes.length > 0 && attributes[attributes.length - 1]!.rank > attribute.rank) sorted = false;
      attributes.push(attribute);
    } else if (child !== undefined) {
      if (children.length > 0 && children[children.length - 1]!.rank > child.rank) sorted = false;
      children.push(child);
    } else if (key !== "value" || shape.text === undefined) {
      refuse("xml.field", `${path} has no field ${JSON.stringify(key)}`);
    }
  }
  if (!sorted) {
    attributes.sort(byRank);
    children.sort(byRank);
  }
  return { attributes, children };
}

const byRank = (a: { readonly rank: number }, b: { readonly rank: number }) => a.rank - b.rank;

const prefixOf = (name: string) => name.slice(0, Math.max(0, name.indexOf(":")));

function rawElement(name: string, content: unknown, path: string): XmlElement {
  if (typeof content !== "object" || content === null) refuse("xml.value", `${path}: expected an object`);
  return { name, ...(content as XmlContent) };
}
