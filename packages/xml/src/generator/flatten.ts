import type { Particle, TypeRef } from "../shapes/language.js";
import { meaningIn } from "../shapes/meanings/meanings.js";
import { shapeOf } from "./registry.js";
import { valueKind } from "./values.js";

/** What an element may hold under one name of the model. */
export interface Field {
  /** The name in the document. */
  readonly name: string;
  readonly where: "attribute" | "child" | "text";
  readonly required: boolean;
  readonly list: boolean;
  /** The types of its text, for attributes, texts and children that are nothing but a text. */
  readonly types: readonly TypeRef[];
  /** The shapes that a child may have. */
  readonly shapes: readonly string[];
  /** Whether a child may be a mere flag, or XML that is nobody's business. */
  readonly flag: boolean;
  readonly raw: boolean;
  /** What a missing attribute is taken for. */
  readonly fallback: string | undefined;
  readonly doc: string | undefined;
}

/** The fields that go together, by their names in the model. */
export type Row = ReadonlyMap<string, Field>;

/** One alternative of an element, told from the others by the words of one attribute (or by its absence). */
export interface Variant {
  /** The words; undefined stands for an attribute that is missing. */
  readonly words: readonly (string | undefined)[];
  readonly row: Row;
}

/** An element as types, reader and writer see it. */
export interface Flat {
  /** The attribute that tells alternatives apart. */
  readonly discriminator: string | undefined;
  readonly variants: readonly Variant[];
  /** All alternatives in one. */
  readonly union: Row;
}

/** Attributes in the order in which they are preferred to tell alternatives apart. */
const discriminators = ["type", "protocol", "mode", "offset", "name", "model", "device", "family"];

const cache = new Map<string, Flat>();

/** Flattens an element that has one of the shapes. */
export function flatten(ids: readonly string[]): Flat {
  const key = [...ids].sort().join("+");
  let flat = cache.get(key);
  if (flat === undefined) {
    const rows = ids.flatMap((id) => rowsOf(shapeOf(id).content).map((row) => explained(row, id)));
    flat = divide(withElementNames(rows), orderOf(ids));
    cache.set(key, flat);
  }
  return flat;
}

function orderOf(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => shapeOf(id).order ?? []);
}

function divide(rows: readonly Row[], order: readonly string[]): Flat {
  const union = sorted(mergeRows(rows), order);
  const lists = new Set([...union].filter(([, field]) => field.list).map(([key]) => key));
  const discriminator = rows.length > 1 ? discriminatorOf(rows) : undefined;
  const variants =
    discriminator === undefined ? [{ words: [], row: union }] : variantsOf(rows, discriminator, order);
  return {
    discriminator,
    variants: variants.map(({ words, row }) => ({ words, row: asLists(row, lists) })),
    union,
  };
}

/** What is a list in one alternative is one in all of them. */
function asLists(row: Row, lists: ReadonlySet<string>): Row {
  return new Map([...row].map(([key, field]) => [key, lists.has(key) ? { ...field, list: true } : field]));
}

/** Puts children in libvirt's order, behind attributes and text. */
function sorted(row: Row, order: readonly string[]): Row {
  if (order.length === 0) return row;
  const rank = ({ where, name }: Field) =>
    where !== "child" ? -1 : order.indexOf(name) + 1 || order.length + 1;
  return new Map([...row].sort(([, a], [, b]) => rank(a) - rank(b)));
}

function variantsOf(rows: readonly Row[], attribute: string, order: readonly string[]): Variant[] {
  const groups: { words: Set<string | undefined>; rows: Row[] }[] = [];
  for (const row of rows) {
    const words = wordsOf(row, attribute);
    const touching = groups.filter((group) => words.some((word) => group.words.has(word)));
    const [first, ...others] = touching;
    if (first === undefined) {
      groups.push({ words: new Set(words), rows: [row] });
      continue;
    }
    for (const group of [{ words: new Set(words), rows: [row] }, ...others]) {
      for (const word of group.words) first.words.add(word);
      first.rows.push(...group.rows);
    }
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups.map((group) => ({ words: [...group.words], row: sorted(mergeRows(group.rows), order) }));
}

/** The attribute whose words tell the most rows apart. */
function discriminatorOf(rows: readonly Row[]): string | undefined {
  let best: { readonly name: string; readonly count: number } | undefined;
  for (const name of discriminators) {
    if (!rows.every((row) => isDiscriminating(row, name))) continue;
    if (rows.filter((row) => row.has(name)).length < 2) continue;
    const count = variantsOf(rows, name, []).length;
    if (count > 1 && count > (best?.count ?? 1)) best = { name, count };
  }
  return best?.name;
}

function isDiscriminating(row: Row, name: string): boolean {
  const field = row.get(name);
  return field === undefined || (field.where === "attribute" && valueKind(field.types).other === "none");
}

function wordsOf(row: Row, name: string): (string | undefined)[] {
  const field = row.get(name);
  if (field === undefined) return [undefined];
  const { words } = valueKind(field.types);
  return field.required ? [...words] : [...words, undefined];
}

/** The alternatives that a content has; those that nothing tells apart are one. */
function rowsOf(content: readonly Particle[]): Row[] {
  let rows: Row[] = [new Map()];
  for (const particle of content) rows = combine(rows, particleRows(particle));
  return rows;
}

function particleRows(particle: Particle): Row[] {
  switch (particle.kind) {
    case "attribute":
    case "text":
    case "child":
      return [new Map([[keyOf(particle), fieldOf(particle)]])];
    case "legacy":
      return rowsOf(particle.particles);
    case "order":
      return particle.parts.map(rowsOf).reduce(combine);
    case "repeat": {
      const row = mergeRows(rowsOf(particle.particles));
      return [new Map([...row].map(([key, field]) => [key, { ...field, list: true, required: false }]))];
    }
    case "choice": {
      const rows = particle.alternatives.flatMap(rowsOf);
      return discriminatorOf(rows) === undefined ? [mergeRows(rows)] : rows;
    }
  }
}

/** Both hold. Of two choices the one with more to choose from stays one. */
function combine(left: readonly Row[], right: readonly Row[]): Row[] {
  if (left.length > 1 && right.length > 1) {
    return left.length >= right.length
      ? combine(left, [mergeRows(right)])
      : combine([mergeRows(left)], right);
  }
  return left.flatMap((a) => right.map((b) => joinRows(a, b)));
}

function joinRows(left: Row, right: Row): Row {
  const joined = new Map(left);
  for (const [key, field] of right) {
    const other = joined.get(key);
    joined.set(
      key,
      other === undefined
        ? field
        : {
            ...mergeFields(other, field),
            required: other.required || field.required,
            list: isMany(other, field),
          },
    );
  }
  return joined;
}

/** The same child twice in one content may stand there twice. */
const isMany = (a: Field, b: Field) => a.list || b.list || (a.where === "child" && b.where === "child");

function mergeRows(rows: readonly Row[]): Row {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return first ?? new Map();
  const keys = new Set(rows.flatMap((row) => [...row.keys()]));
  const merged = new Map<string, Field>();
  for (const key of keys) {
    const fields = rows.map((row) => row.get(key));
    const present = fields.filter((field) => field !== undefined);
    const field = present.reduce(mergeFields);
    merged.set(key, { ...field, required: field.required && present.length === rows.length });
  }
  return new Map([...merged].sort(([, a], [, b]) => place(a) - place(b)));
}

const place = (field: Field) => ["attribute", "text", "child"].indexOf(field.where);

function mergeFields(a: Field, b: Field): Field {
  if (a === b) return a;
  return {
    name: a.name,
    where: a.where,
    required: a.required && b.required,
    list: a.list || b.list,
    types: distinct([...a.types, ...b.types]),
    shapes: [...new Set([...a.shapes, ...b.shapes])],
    flag: a.flag || b.flag,
    raw: a.raw || b.raw,
    fallback: a.fallback ?? b.fallback,
    doc: a.doc ?? b.doc,
  };
}

function distinct(types: readonly TypeRef[]): TypeRef[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

type Leaf = Extract<Particle, { kind: "attribute" | "text" | "child" }>;

/** A child is called as in the document; where an attribute has that name, see {@link withElementNames}. */
function keyOf(particle: Leaf): string {
  return particle.kind === "text" ? "value" : particle.kind === "child" ? `<${particle.name}` : particle.name;
}

/** The fields of a shape with what they mean, where their own description or that of the child does not say. */
function explained(row: Row, id: string): Row {
  return new Map([...row].map(([key, field]) => [key, { ...field, doc: field.doc ?? meaningOf(field, id) }]));
}

function meaningOf({ where, name, shapes }: Field, id: string): string | undefined {
  if (where === "attribute") return meaningIn(id, `@${name}`);
  if (where === "text") return meaningIn(id, "text");
  return where === "child" && shapes.length !== 1 ? meaningIn(id, `<${name}>`) : undefined;
}

function fieldOf(particle: Leaf): Field {
  const none = {
    list: false,
    types: [],
    shapes: [],
    flag: false,
    raw: false,
    fallback: particle.kind === "attribute" ? particle.fallback : undefined,
    doc: particle.doc,
  };
  switch (particle.kind) {
    case "attribute":
      return {
        ...none,
        name: particle.name,
        where: "attribute",
        required: !particle.optional,
        types: [particle.type],
      };
    case "text":
      return { ...none, name: "", where: "text", required: !particle.optional, types: [particle.type] };
    case "child": {
      const { name, cardinality, content } = particle;
      return {
        ...none,
        name,
        where: "child",
        required: cardinality === "" || cardinality === "+",
        list: cardinality === "*" || cardinality === "+",
        types: content.kind === "value" ? [content.type] : [],
        shapes: content.kind === "shape" ? [content.id] : [],
        flag: content.kind === "flag",
        raw: content.kind === "raw",
      };
    }
  }
}

/** Gives children their names in the model: their own, with `Element` behind it where an attribute has that name. */
function withElementNames(rows: readonly Row[]): Row[] {
  const attributes = new Set(rows.flatMap((row) => [...row.keys()].filter((key) => !key.startsWith("<"))));
  return rows.map(
    (row) =>
      new Map(
        [...row].map(([key, field]) => {
          if (!key.startsWith("<")) return [key, field];
          const plain = key.slice(1);
          return [attributes.has(plain) ? `${plain}Element` : plain, field];
        }),
      ),
  );
}
