import { escapeAttribute, escapeText, refuse } from "../write/escape.js";
import { unfold } from "./agree.js";
import { arrange, itemsOf } from "./arrange.js";
import { Contents } from "./contents.js";
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
  const tags = { name: root, start: `<${root}`, end: `</${root}>\n`, prefix: "" };
  return new ModelWriter(namespaces, options).object(tags, shape, model as ModelObject, {}, "");
}

/** The tags of an element. */
type Tags = Pick<ChildField, "name" | "start" | "end" | "prefix">;

class ModelWriter {
  readonly #namespaces: Readonly<Record<string, string>>;
  readonly #secure: boolean;
  readonly #step: string;
  readonly #raw: RawWriter;
  readonly #path = new ModelPath();
  /** By depth. */
  readonly #contents: Contents[] = [];

  constructor(namespaces: Readonly<Record<string, string>>, options: WriteOptions) {
    this.#namespaces = namespaces;
    this.#secure = options.secure ?? false;
    this.#step = " ".repeat(options.indent ?? 2);
    this.#raw = new RawWriter(this.#step, this.#secure);
  }

  object(tags: Tags, general: Shape, given: ModelObject, outer: WriterScope, margin: string): string {
    const { name } = tags;
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
    this.#contents[path.depth] ??= new Contents();
    const contents = this.#contents[path.depth]!;
    contents.take(shape, model, path);
    const { kept } = contents;
    const attributes = this.#attributes(contents);
    const isPlain =
      kept?.attributes === undefined &&
      tags.prefix === "" &&
      shape.foreign.every(({ key }) => model[key] === undefined);
    const scope = isPlain ? outer : this.#scopeOf(tags.prefix, shape, model, kept, outer);
    const declared = scope === outer ? "" : this.#declarations(scope, outer, kept);
    const start = margin + tags.start + declared + attributes;
    const text =
      contents.text === undefined
        ? ""
        : `>${escapeText(this.#spelled(contents.text, shape.text!, kept?.spelling?.value))}`;
    const children = this.#children(contents, model, scope, margin + this.#step);
    path.leave();
    if (children !== "") return `${start}${text || ">"}\n${children}${margin}${tags.end}`;
    return text === "" ? `${start}/>\n` : start + text + tags.end;
  }

  /** The attributes, in libvirt's order. */
  #attributes({ attributes, kept }: Contents): string {
    let text = "";
    attributes.sort();
    for (let at = 0; at < attributes.length; at++) {
      text += this.#attribute(attributes.fields[at]!, attributes.values[at], kept);
    }
    if (kept?.attributes !== undefined) {
      const taken = new Set(attributes.all().map(({ name }) => name));
      text += this.#raw.attributes(kept.attributes, taken);
    }
    return text;
  }

  /** The children: in the document's own order where that is kept, else in libvirt's. */
  #children({ children, kept }: Contents, model: ModelObject, scope: WriterScope, margin: string): string {
    let text = "";
    if (kept?.children !== undefined) {
      for (const item of arrange(children.all(), model, kept.children, this.#path)) {
        if ("node" in item) text += this.#raw.node(item.node, margin, scope);
        else text += this.#child(item.field, item.value, item.note, scope, margin);
      }
      return text;
    }
    children.sort();
    for (let at = 0; at < children.length; at++) {
      const field = children.fields[at]!;
      const value = children.values[at];
      if (!field.list && value !== false) {
        text += this.#child(field, value, undefined, scope, margin);
        continue;
      }
      for (const item of itemsOf(field, value, this.#path)) {
        text += this.#child(field, item, undefined, scope, margin);
      }
    }
    return text;
  }

  #child(
    field: ChildField,
    value: unknown,
    note: ValueNote | undefined,
    scope: WriterScope,
    margin: string,
  ): string {
    const { name } = field;
    switch (field.kind) {
      case "shape":
        return this.object(field, field.shape(), value as ModelObject, scope, margin);
      case "raw":
        return this.#raw.element(this.#rawElement(name, value), margin, scope);
      case "flag":
        if (value !== true) refuse("xml.value", `${this.#path}/${name}: expected true or false`);
        return this.#leaf(field, "", note, scope, margin);
      case "value":
        return this.#leaf(
          field,
          this.#spelled(value, field.value, note?.spelling, "/", name),
          note,
          scope,
          margin,
        );
    }
  }

  #leaf(tags: Tags, text: string, note: ValueNote | undefined, scope: WriterScope, margin: string): string {
    let tag = margin + tags.start;
    let content = escapeText(text);
    const inner = this.#withPrefix(tags.prefix, scope);
    if (inner !== scope) tag += this.#declarations(inner, scope, undefined);
    if (note !== undefined) {
      if (note.attributes !== undefined) tag += this.#raw.attributes(note.attributes, new Set());
      for (const child of note.children ?? []) content += this.#raw.inline(child, inner);
    }
    return content === "" ? `${tag}/>\n` : `${tag}>${content}${tags.end}`;
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
    prefix: string,
    shape: Shape,
    model: ModelObject,
    kept: Leftovers | undefined,
    outer: WriterScope,
  ): WriterScope {
    let scope = this.#withPrefix(prefix, outer);
    const declared = kept?.attributes?.filter((attribute) => /^xmlns(?::|$)/.test(attribute.name)) ?? [];
    if (declared.length > 0) {
      scope = { ...scope, ...Object.fromEntries(declared.map((it) => [it.name.slice(6), it.value])) };
    }
    const own = new Set(declared.map((it) => it.name.slice(6)));
    for (const child of shape.foreign) {
      // Where the model declares the prefix for something else, the child declares it for itself.
      if (model[child.key] === undefined || own.has(child.prefix)) continue;
      scope = this.#withPrefix(child.prefix, scope);
    }
    return scope;
  }

  #withPrefix(prefix: string, scope: WriterScope): WriterScope {
    const uri = this.#namespaces[prefix];
    return prefix === "" || scope[prefix] === uri ? scope : { ...scope, [prefix]: uri! };
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
