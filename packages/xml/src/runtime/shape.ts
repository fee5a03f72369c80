import { prefixOf } from "../namespaces.js";
import { Fields } from "./fields.js";

/** A kind of document as generated: see `generator/tables.ts` for the notation. */
export interface Table {
  /** The shapes, one a line, the root's first; those of `base` are counted before them. */
  readonly shapes: string;
  /** Another kind's shapes that these refer to. */
  readonly base?: Table;
  /** What prefixes in names of children stand for. */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** What a text becomes: itself without blanks around it, itself, a number, or a number where it is one. */
export type ValueCode = "word" | "text" | "number" | "mixed";

/** What is known of a text. */
export interface Value {
  readonly code: ValueCode;
  /** How many hexadecimal digits a number is written with; undefined: decimal. */
  readonly digits: number | undefined;
}

export interface AttributeField extends Value {
  readonly kind: "attribute";
  readonly name: string;
  /** What is written in front of its value. */
  readonly start: string;
  readonly required: boolean;
  /** What a missing one is taken for, with a warning. */
  readonly fallback: string | undefined;
  /** The words that are known, each as the one text that models share; undefined: not looked at. */
  readonly words: ReadonlyMap<string, string> | undefined;
  /** Its place in libvirt's order. */
  readonly rank: number;
}

export interface ChildField {
  /** In the document, with libvirt's prefix. */
  readonly name: string;
  /** How its start tag begins. */
  readonly start: string;
  /** Its end tag. */
  readonly end: string;
  /** That of its name; empty where there is none. */
  readonly prefix: string;
  /** In the model. */
  readonly key: string;
  readonly kind: "shape" | "flag" | "raw" | "value";
  readonly value: Value;
  readonly list: boolean;
  readonly required: boolean;
  /** Its place in libvirt's order. */
  readonly rank: number;
  /** The shape of the child. */
  readonly shape: () => Shape;
}

/** Two fields of an element that are about one thing. */
export type Agreement = "listen" | "memory" | "port";

/** The fields that agreements are about: of the same name, and these. */
const twins: Readonly<Record<Agreement, string>> = {
  listen: "listenElement",
  port: "autoport",
  memory: "currentMemory",
};

/** An element as the reader and the writer see it. */
export interface Shape {
  readonly attributes: ReadonlyMap<string, AttributeField>;
  readonly text: (Value & { readonly required: boolean }) | undefined;
  /** The attribute that a text stands for, in old documents. */
  readonly textFor: string | undefined;
  /** By the name in the document. */
  readonly children: ReadonlyMap<string, ChildField>;
  /** By the name in the model. */
  readonly fields: Fields<AttributeField | ChildField>;
  /** In libvirt's order. */
  readonly order: readonly ChildField[];
  /** What the element says twice: see `agree.ts`. */
  readonly agreements: readonly Agreement[];
  /** Children with a prefix: their namespaces must be declared. */
  readonly foreign: readonly ChildField[];
  readonly required: readonly {
    readonly key: string;
    readonly name: string;
    readonly fallback: string | undefined;
  }[];
  /** The attribute that tells alternatives apart, and those. */
  readonly discriminator: string | undefined;
  readonly variants: ReadonlyMap<string, Shape>;
}

/** The shapes of a table, decoded when they are needed. */
export class ShapeTable {
  readonly namespaces: Readonly<Record<string, string>>;
  readonly #base: ShapeTable | undefined;
  readonly #lines: readonly string[];
  readonly #decoded: (Shape | undefined)[] = [];
  readonly #offset: number;

  constructor(table: Table) {
    this.#base = table.base && shapeTable(table.base);
    this.#offset = this.#base?.length ?? 0;
    this.#lines = table.shapes.split("\n");
    this.namespaces = { ...this.#base?.namespaces, ...table.namespaces };
  }

  get length(): number {
    return this.#offset + this.#lines.length;
  }

  /** The shape of the root element. */
  get root(): Shape {
    return this.at(this.#offset);
  }

  at(index: number): Shape {
    if (index < this.#offset) return this.#base!.at(index);
    const own = index - this.#offset;
    let shape = this.#decoded[own];
    if (shape === undefined) {
      shape = decode(this.#lines[own]!, this);
      this.#decoded[own] = shape;
    }
    return shape;
  }
}

const tables = new WeakMap<Table, ShapeTable>();

/** A table, ready to use; made once. */
export function shapeTable(table: Table): ShapeTable {
  let made = tables.get(table);
  if (made === undefined) {
    made = new ShapeTable(table);
    tables.set(table, made);
  }
  return made;
}

/** The shape of an element of which these are the attributes. */
export function variantOf(shape: Shape, word: unknown): Shape {
  return shape.variants.get(word === undefined ? "" : String(word)) ?? shape;
}

interface Parts {
  readonly attributes: Map<string, AttributeField>;
  readonly children: Map<string, ChildField>;
  text: Shape["text"];
  readonly textFor: string | undefined;
}

function decode(line: string, table: ShapeTable): Shape {
  const [attributes = "", text = "", children = "", variants = ""] = line.split(";");
  const textFor = text.startsWith(":") ? text.slice(1) : undefined;
  const parts: Parts = {
    attributes: new Map(),
    children: new Map(),
    text: textFor === undefined ? decodeText(text) : undefined,
    textFor,
  };
  for (const token of tokens(attributes)) addAttribute(parts, token);
  for (const token of tokens(children)) addChild(parts, token, table);
  if (variants === "") return finish(parts, undefined, new Map());
  const [discriminator = "", ...list] = variants.split("|");
  const known = new Map<string, Shape>();
  const shape = finish(parts, discriminator, known);
  for (const variant of list) {
    const [words = "", ...overrides] = variant.split(" ");
    const own = overridden(parts, overrides, table, discriminator);
    for (const word of words.split(",")) known.set(word, own);
  }
  return shape;
}

function overridden(
  base: Parts,
  overrides: readonly string[],
  table: ShapeTable,
  discriminator: string,
): Shape {
  const parts: Parts = {
    attributes: new Map(base.attributes),
    children: new Map(base.children),
    text: base.text,
    textFor: base.textFor,
  };
  for (const override of overrides) {
    const token = override.slice(1);
    if (override.startsWith("@")) addAttribute(parts, token);
    else if (override.startsWith("<")) addChild(parts, token, table);
    else parts.text = decodeText(token);
  }
  return finish(parts, discriminator, new Map());
}

/** A shape of its parts, with all that follows from those. */
export function finish(
  parts: Pick<Shape, "attributes" | "text" | "textFor" | "children">,
  discriminator: string | undefined,
  variants: ReadonlyMap<string, Shape>,
): Shape {
  const order = [...parts.children.values()].sort((a, b) => a.rank - b.rank);
  const fields = new Fields<AttributeField | ChildField>([
    ...order.map((field) => [field.key, field] as const),
    ...parts.attributes,
  ]);
  // Spread, the parts would give each shape a hidden class of its own, and whoever reads shapes would be slow.
  return {
    attributes: parts.attributes,
    text: parts.text,
    textFor: parts.textFor,
    children: parts.children,
    order,
    fields,
    agreements: (Object.keys(twins) as Agreement[]).filter(
      (name) => fields.get(name) !== undefined && fields.get(twins[name]) !== undefined,
    ),
    foreign: order.filter(({ prefix }) => prefix),
    required: [...parts.attributes.values(), ...order]
      .filter(({ required }) => required)
      .map((field) => ({
        key: field.kind === "attribute" ? field.name : field.key,
        name: field.name,
        fallback: field.kind === "attribute" ? field.fallback : undefined,
      })),
    discriminator,
    variants,
  };
}

const tokens = (text: string): string[] => (text === "" ? [] : text.split(" "));

const ATTRIBUTE = /^([^#~%!?=]+)([#~%]?)(\d*)(!?)(?:\?([^=]*))?(?:=(.*))?$/;

function addAttribute(parts: Parts, token: string): void {
  const [, name = "", code = "", digits = "", required, fallback, words] = ATTRIBUTE.exec(token) ?? [];
  parts.attributes.set(name, {
    kind: "attribute",
    name,
    start: ` ${name}='`,
    ...decodeValue(code, digits),
    required: required === "!",
    fallback,
    words: words === undefined ? undefined : new Map(words.split(",").map((word) => [word, word])),
    rank: parts.attributes.get(name)?.rank ?? parts.attributes.size,
  });
}

const CHILD = /^([^'>^&$]+)('?)([>^&$])([#~%]?)(\d*)(\*?)(!?)$/;

const kinds = { ">": "shape", "^": "flag", "&": "raw", $: "value" } as const;

function addChild(parts: Parts, token: string, table: ShapeTable): void {
  const [, name = "", renamed, sign = "", code = "", digits = "", list, required] = CHILD.exec(token) ?? [];
  const kind = kinds[sign as keyof typeof kinds];
  let shape: Shape | undefined;
  parts.children.set(name, {
    name,
    start: `<${name}`,
    end: `</${name}>\n`,
    prefix: prefixOf(name),
    key: renamed === "" ? name : `${name}Element`,
    kind,
    value: decodeValue(code, kind === "shape" ? "" : digits),
    list: list === "*",
    required: required === "!",
    rank: parts.children.get(name)?.rank ?? parts.children.size,
    shape() {
      shape ??= table.at(Number(digits));
      return shape;
    },
  });
}

const codes = { "": "word", "#": "number", "~": "mixed", "%": "text" } as const;

function decodeValue(code: string, digits: string): Value {
  return { code: codes[code as keyof typeof codes], digits: digits === "" ? undefined : Number(digits) };
}

function decodeText(token: string): Shape["text"] {
  if (token === "") return undefined;
  const [, code = "", digits = "", required] = /^\.([#~%]?)(\d*)(!?)$/.exec(token) ?? [];
  return { ...decodeValue(code, digits), required: required === "!" };
}
