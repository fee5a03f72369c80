import { escapeAttribute, escapeText, refuse } from "../write/escape.js";
import { unfold } from "./agree.js";
import { arrange, type Item, itemsOf } from "./arrange.js";
import type { ModelObject } from "./frame.js";
import type { Leftovers, ValueNote, XmlContent, XmlElement } from "./kept.js";
import type { Kind } from "./kind.js";
import { ModelPath } from "./path.js";
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
  const tags = { name: root, start: `<${root}`, end: `</${root}>\n` };
  writer.object(tags, shape, model as ModelObject, {});
  return writer.out;
}

/** The tags of an element. */
type Tags = Pick<ChildField, "name" | "start" | "end">;

class ModelWriter {
  out = "";
  readonly #namespaces: Readonly<Record<string, string>>;
  readonly #secure: boolean;
  readonly #step: string;
  readonly #raw: RawWriter;
  #margin = "";
  /** Margins by depth. */
  readonly #margins: string[] = [];
  readonly #path = new ModelPath();
  /** Those of the element that was looked at last, as text: an object to return both in would be made for each. */
  #attributes = "";

  constructor(namespaces: Readonly<Record<string, string>>, options: WriteOptions) {
    this.#namespaces = namespaces;
    this.#secure = options.secure ?? false;
    this.#step = " ".repeat(options.indent ?? 2);
    this.#raw = new RawWriter(this.#step, this.#secure);
  }

  object({ name, start, end }: Tags, general: Shape, given: ModelObject, outer: WriterScope): void {
    const path = this.#path;
    path.enter(name);
    if (path.depth > MAX_DEPTH)
      refuse("xml.limit", `${path}: elements are nested more than ${MAX_DEPTH} deep`);
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
    const children = this.#fields(shape, model, kept);
    const attributes = this.#attributes;
    const { foreign } = shape;
    const isPlain =
      kept?.attributes === undefined &&
      !name.includes(":") &&
      (foreign.length === 0 || foreign.every(({ key }) => model[key] === undefined));
    const scope = isPlain ? outer : this.#scopeOf(name, shape, model, kept, outer);
    const declared = scope === outer ? "" : this.#declarations(scope, outer, kept);
    const text =
      shape.text === undefined || model.value === undefined
        ? undefined
        : escapeText(this.#spelled(model.value, shape.text, kept?.spelling?.value));
    const margin = this.#margin;
    this.out += margin + start + declared + attributes;
    if (text !== undefined) this.out += `>${text}`;
    this.#margins[path.depth] ??= margin + this.#step;
    this.#margin = this.#margins[path.depth]!;
    const before = this.out.length;
    const opened = text === undefined ? ">\n" : "\n";
    if (kept?.children === undefined) this.#children(children, model, scope, opened);
    else this.#arranged(arrange(children, model, kept.children, path), scope, opened);
    path.leave();
    this.#margin = margin;
    if (this.out.length > before) this.out += margin + end;
    else this.out += text === undefined ? "/>\n" : end;
  }

  /** Writes the children in libvirt's order; in front of the first one what ends the start tag. */
  #children(fields: readonly ChildField[], model: ModelObject, scope: WriterScope, opened: string): void {
    let start = opened;
    for (const field of fields) {
      const value = model[field.key];
      if (!field.list && value !== false) {
        this.out += start;
        start = "";
        this.#child(field, value, undefined, scope);
        continue;
      }
      for (const item of itemsOf(field, value, this.#path)) {
        this.out += start;
        start = "";
        this.#child(field, item, undefined, scope);
      }
    }
  }

  #arranged(items: readonly Item[], scope: WriterScope, opened: string): void {
    if (items.length > 0) this.out += opened;
    for (const item of items) {
      if ("node" in item) this.out += this.#raw.node(item.node, this.#margin, scope);
      else this.#child(item.field, item.value, item.note, scope);
    }
  }

  #child(field: ChildField, value: unknown, note: ValueNote | undefined, scope: WriterScope): void {
    const { name } = field;
    switch (field.kind) {
      case "shape":
        this.object(field, field.shape(), value as ModelObject, scope);
        return;
      case "raw":
        this.out += this.#raw.element(this.#rawElement(name, value), this.#margin, scope);
        return;
      case "flag":
        if (value !== true) refuse("xml.value", `${this.#path}/${name}: expected true or false`);
        this.#leaf(field, "", note, scope);
        return;
      case "value":
        this.#leaf(field, this.#spelled(value, field.value, note?.spelling, "/", name), note, scope);
    }
  }

  #leaf({ name, start, end }: Tags, text: string, note: ValueNote | undefined, scope: WriterScope): void {
    let tag = this.#margin + start;
    let content = escapeText(text);
    const inner = name.includes(":") ? this.#withPrefixOf(name, scope, scope) : scope;
    if (inner !== scope) tag += this.#declarations(inner, scope, undefined);
    if (note !== undefined) {
      if (note.attributes !== undefined) tag += this.#raw.attributes(note.attributes, new Set());
      for (const child of note.children ?? []) content += this.#raw.inline(child, inner);
    }
    this.out += tag + (content === "" ? "/>\n" : `>${content}${end}`);
  }

  /**
   * The fields of the children, and in `#attributes` the attributes as text, both in libvirt's order (the former unless the
   * document's own is kept). A field that no element has would be lost without a word.
   */
  #fields(shape: Shape, model: ModelObject, kept: Leftovers | undefined): readonly ChildField[] {
    let attributes = "";
    let children: ChildField[] | undefined;
    let attributeRank = -1;
    let childRank = -1;
    let attributesAreSorted = true;
    let childrenAreSorted = true;
    for (const key in model) {
      if (key === "$") continue;
      const value = model[key];
      if (value === undefined) continue;
      const field = shape.fields.get(key);
      if (field === undefined) {
        if (key !== "value" || shape.text === undefined) {
          refuse("xml.field", `${this.#path} has no field ${JSON.stringify(key)}`);
        }
      } else if (field.kind === "attribute") {
        if (field.rank < attributeRank) attributesAreSorted = false;
        attributeRank = field.rank;
        attributes += this.#attribute(field, value, kept);
      } else {
        if (field.rank < childRank) childrenAreSorted = false;
        childRank = field.rank;
        children ??= [];
        children.push(field);
      }
    }
    // Where the document's own order is kept, libvirt's is for what is new.
    if (!childrenAreSorted && kept?.children === undefined) children?.sort(byRank);
    if (!attributesAreSorted) {
      attributes = attributesOf(shape, model)
        .map((field) => this.#attribute(field, model[field.name], kept))
        .join("");
    }
    if (kept?.attributes !== undefined) {
      const taken = new Set(attributesOf(shape, model).map(({ name }) => name));
      attributes += this.#raw.attributes(kept.attributes, taken);
    }
    this.#attributes = attributes;
    return children ?? NONE;
  }

  #attribute(field: AttributeField, value: unknown, kept: Leftovers | undefined): string {
    const { name } = field;
    if (name === "passwd" && !this.#secure) return "";
    const isItself = kept === undefined && typeof value === "string" && field.code !== "number";
    const text = isItself ? value : this.#spelled(value, field, kept?.spelling?.[name], "/@", name);
    return `${field.start}${escapeAttribute(text)}'`;
  }

  #spelled(value: unknown, kind: Value, spelling: string | undefined, sign = "", name = ""): string {
    const { code } = kind;
    if (typeof value === "number") {
      if (code !== "number" && code !== "mixed")
        this.#refuse(sign, name, "expected a text instead of a number");
      if (!Number.isSafeInteger(value)) this.#refuse(sign, name, `not a whole number: ${value}`);
    } else if (typeof value !== "string" || code === "number") {
      this.#refuse(sign, name, `expected a ${code === "number" ? "number" : "text"}`);
    }
    if (spelling !== undefined && readValue(spelling, kind) === value) return spelling;
    return spell(value, kind);
  }

  #rawElement(name: string, content: unknown): XmlElement {
    if (typeof content !== "object" || content === null) this.#refuse("/", name, "expected an object");
    return { name, ...(content as XmlContent) };
  }

  #refuse(sign: string, name: string, what: string): never {
    refuse("xml.value", `${this.#path}${sign}${name}: ${what}`);
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

/** The attributes of a model in libvirt's order. */
function attributesOf(shape: Shape, model: ModelObject): AttributeField[] {
  const attributes: AttributeField[] = [];
  for (const key in model) {
    const field = model[key] === undefined ? undefined : shape.attributes.get(key);
    if (field !== undefined) attributes.push(field);
  }
  return attributes.sort(byRank);
}

const NONE: readonly ChildField[] = Object.freeze([]);

const byRank = (a: { readonly rank: number }, b: { readonly rank: number }) => a.rank - b.rank;

const prefixOf = (name: string) => name.slice(0, Math.max(0, name.indexOf(":")));
