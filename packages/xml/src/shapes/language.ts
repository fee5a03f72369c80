/**
 * The language in which a document's elements are described, each once. Types, reader, writer, validation, comparison
 * and documentation all follow from these descriptions (`scripts/generate.mjs`).
 *
 * A shape says what one kind of element may hold: particles, all of which hold at once and in any order, unless
 * `inOrder` says otherwise.
 */
export type Particle =
  | AttributeParticle
  | ChildParticle
  | TextParticle
  | ChoiceParticle
  | OrderParticle
  | RepeatParticle
  | LegacyParticle;

/**
 * How often a child stands: exactly once, at most once, any number of times, at least once; `!` is once in a valid document,
 * and where it is missing it is read all the same, as libvirt does.
 */
export type Cardinality = "" | "?" | "*" | "+" | "!";

/** The name of a datatype of `datatypes.ts`, or a datatype described in place. */
export type TypeRef = string | Datatype;

export type Datatype =
  /** One of these words. */
  | { readonly words: readonly string[] }
  /** Anything that one of these types allows. */
  | { readonly anyOf: readonly TypeRef[] }
  /** A type of XML Schema with its facets, and what of it is not allowed after all. */
  | { readonly xsd: string; readonly facets?: Readonly<Record<string, string>>; readonly except?: TypeRef };

export interface AttributeParticle {
  readonly kind: "attribute";
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeRef;
  /** What a missing one that should be there is taken for, with a warning. */
  readonly fallback?: string;
  readonly doc?: string;
}
export interface ChildParticle {
  readonly kind: "child";
  readonly name: string;
  readonly cardinality: Cardinality;
  readonly content: ChildContent;
  readonly doc?: string;
}
/** What a child is: a mark that is there or not, a value, an element with a shape, or XML that is nobody's business. */
export type ChildContent =
  | { readonly kind: "flag" | "raw" }
  | { readonly kind: "value"; readonly type: TypeRef; readonly optional: boolean }
  | { readonly kind: "shape"; readonly id: string };
export interface TextParticle {
  readonly kind: "text";
  readonly optional: boolean;
  readonly type: TypeRef;
  readonly doc?: string;
}
/** Exactly one of the alternatives holds; an empty one is "none of them". */
export interface ChoiceParticle {
  readonly kind: "choice";
  readonly alternatives: readonly (readonly Particle[])[];
}
/** The parts follow one another. */
export interface OrderParticle {
  readonly kind: "order";
  readonly parts: readonly (readonly Particle[])[];
}
/** The particles may be repeated. */
export interface RepeatParticle {
  readonly kind: "repeat";
  readonly atLeastOnce: boolean;
  readonly particles: readonly Particle[];
}

/** What old documents say and today's libvirt does not: it is read and written, but not valid. */
export interface LegacyParticle {
  readonly kind: "legacy";
  readonly particles: readonly Particle[];
  /** The attribute that the element's text stands for where it is missing. */
  readonly textFor?: string;
}

/** One kind of element. Its id is the name of its TypeScript type. */
export interface Shape {
  readonly id: string;
  readonly doc: string;
  readonly content: readonly Particle[];
  /** Names of children as libvirt prints them, where that is not the order of the description. */
  readonly order?: readonly string[];
}

/** Describes an element. `order` is libvirt's own order of children, by names with blanks between them. */
export function shape(id: string, doc: string, content: readonly Particle[], order?: string): Shape {
  return { id, doc, content, ...(order !== undefined && { order: order.split(" ") }) };
}

/** An attribute; `name?` may be absent. */
export function attribute(name: string, type: TypeRef, doc?: string): AttributeParticle {
  const optional = name.endsWith("?");
  return {
    kind: "attribute",
    name: optional ? name.slice(0, -1) : name,
    optional,
    type,
    ...(doc !== undefined && { doc }),
  };
}

/** A child with a shape of its own: `name`, `name?`, `name*` or `name+`. */
export function child(name: string, id: string, doc?: string): ChildParticle {
  return childParticle(name, { kind: "shape", id }, doc);
}

/** A child that has a text and nothing else; with a type that ends with `?` the text may be missing. */
export function value(name: string, type: TypeRef, doc?: string): ChildParticle {
  const optional = typeof type === "string" && type.endsWith("?");
  return childParticle(name, { kind: "value", type: optional ? type.slice(0, -1) : type, optional }, doc);
}

/** A child that has nothing in it: it stands there or it does not. */
export function flag(name: string, doc?: string): ChildParticle {
  return childParticle(name, { kind: "flag" }, doc);
}

/** A child whose content is anybody's: kept as it is. */
export function raw(name: string, doc?: string): ChildParticle {
  return childParticle(name, { kind: "raw" }, doc);
}

/** The text of the element itself; with a type that ends with `?` it may be missing. */
export function text(type: TypeRef, doc?: string): TextParticle {
  const optional = typeof type === "string" && type.endsWith("?");
  return {
    kind: "text",
    type: optional ? type.slice(0, -1) : type,
    optional,
    ...(doc !== undefined && { doc }),
  };
}

/** Exactly one of these holds. */
export function oneOf(...alternatives: readonly (readonly Particle[])[]): ChoiceParticle {
  return { kind: "choice", alternatives };
}

/** These stand one behind the other. */
export function inOrder(...parts: readonly (readonly Particle[])[]): OrderParticle {
  return { kind: "order", parts };
}

/** These, again and again: `+` at least once, `*` perhaps not at all. */
export function repeated(how: "+" | "*", ...particles: readonly Particle[]): RepeatParticle {
  return { kind: "repeat", atLeastOnce: how === "+", particles };
}

/** These are in old documents only. */
export function legacy(...particles: readonly Particle[]): LegacyParticle {
  return { kind: "legacy", particles };
}

/** In old documents the element's text stands for that attribute. */
export function legacyText(attribute: string): LegacyParticle {
  return { kind: "legacy", particles: [], textFor: attribute };
}

/** The same attribute, taken for this word where it should be there and is not. */
export function orElse(particle: AttributeParticle, fallback: string): AttributeParticle {
  return { ...particle, fallback };
}

/** One of these words, in a text with blanks between them. */
export function words(list: string): Datatype {
  return { words: list.split(" ") };
}

/** What any of these types allows. */
export function anyOf(...types: readonly TypeRef[]): Datatype {
  return { anyOf: types };
}

/** A type of XML Schema with its facets: `xsd("int", { minInclusive: "0" })`. */
export function xsd(name: string, facets?: Readonly<Record<string, string>>): Datatype {
  return { xsd: name, ...(facets !== undefined && { facets }) };
}

function childParticle(name: string, content: ChildContent, doc: string | undefined): ChildParticle {
  const [, plain, cardinality] = /^(.*?)([?*+!]?)$/.exec(name) as unknown as [string, string, Cardinality];
  return { kind: "child", name: plain, cardinality, content, ...(doc !== undefined && { doc }) };
}
