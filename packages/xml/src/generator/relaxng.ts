import { datatypes } from "../shapes/datatypes.js";
import type { ChildContent, Particle, TypeRef } from "../shapes/language.js";
import { shapeOf } from "./registry.js";

/** A root element that a schema allows. */
export interface SchemaRoot {
  readonly name: string;
  readonly shape: string;
}

/**
 * The RELAX NG schema of documents with one of these roots: the same statements as those of the descriptions, in the
 * words of that standard.
 */
export function relaxng(roots: readonly SchemaRoot[], namespaces: Readonly<Record<string, string>>): string {
  const printer = new SchemaPrinter();
  const start = roots.map(({ name, shape }) => printer.element(name, { kind: "shape", id: shape }));
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"${declarations.join("")}>
<start><choice>${start.join("")}</choice></start>
${printer.finish()}
</grammar>`;
}

/** XML that is nobody's business. */
const ANYTHING =
  '<define name="anything"><element><anyName/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><zeroOrMore><choice><text/><ref name="anything"/></choice></zeroOrMore></element></define>';

class SchemaPrinter {
  /** Definitions by name; undefined while one is made, since elements may contain themselves. */
  readonly #definitions = new Map<string, string | undefined>();

  finish(): string {
    const definitions = [...this.#definitions].map(
      ([name, text]) => `<define name="${name}">${text}</define>`,
    );
    return [...definitions, ANYTHING].join("\n");
  }

  /** A reference to an element. */
  element(name: string, content: ChildContent): string {
    const key = `${name}.${content.kind === "shape" ? content.id : JSON.stringify(content)}`;
    const id = `e${hash(key)}.${name.replace(":", ".")}`;
    return this.#define(id, () => `<element name="${name}">${this.#content(content)}</element>`);
  }

  #content(content: ChildContent): string {
    switch (content.kind) {
      case "flag":
        return "<empty/>";
      case "raw":
        return '<zeroOrMore><ref name="anything"/></zeroOrMore>';
      case "value":
        return content.optional ? optional(this.#type(content.type)) : this.#type(content.type);
      case "shape":
        return this.#define(`s.${content.id}`, () => this.#all(shapeOf(content.id).content));
    }
  }

  #define(id: string, make: () => string): string {
    if (!this.#definitions.has(id)) {
      this.#definitions.set(id, undefined);
      this.#definitions.set(id, make());
    }
    return `<ref name="${id}"/>`;
  }

  /** All of the particles, in any order. */
  #all(content: readonly Particle[]): string {
    const particles = content.filter(({ kind }) => kind !== "legacy");
    const [first, ...others] = particles;
    if (first === undefined) return "<empty/>";
    if (others.length === 0) return this.#particle(first);
    const own = particles.filter((particle) => !holdsElements(particle));
    const elements = this.#branches(particles.filter(holdsElements));
    const children =
      elements.length > 1 ? `<interleave>${elements.join("")}</interleave>` : elements.join("");
    return own.length === 0
      ? children
      : `<group>${own.map((particle) => this.#particle(particle)).join("")}${children}</group>`;
  }

  /** The branches of an interleave, in which no two elements may have the same name. */
  #branches(particles: readonly Particle[]): string[] {
    const lists = new Map<string, Particle[]>();
    for (const particle of particles) {
      const key = particle.kind === "child" && particle.cardinality === "*" ? particle.name : "";
      lists.set(key, [...(lists.get(key) ?? []), particle]);
    }
    return [...lists].flatMap(([name, alike]) =>
      name === "" || alike.length === 1
        ? alike.map((particle) => this.#particle(particle))
        : wrap("*", `<choice>${alike.map((particle) => this.#once(particle)).join("")}</choice>`),
    );
  }

  #once(particle: Particle): string {
    return particle.kind === "child"
      ? this.element(particle.name, particle.content)
      : this.#particle(particle);
  }

  #particle(particle: Particle): string {
    switch (particle.kind) {
      case "attribute": {
        const attribute = `<attribute name="${particle.name}">${this.#type(particle.type)}</attribute>`;
        return particle.optional ? optional(attribute) : attribute;
      }
      case "text": {
        const type = this.#type(particle.type);
        return particle.optional ? optional(type) : type;
      }
      case "child":
        return wrap(particle.cardinality, this.element(particle.name, particle.content));
      case "choice": {
        const full = particle.alternatives.filter((alternative) => alternative.length > 0);
        const choice = `<choice>${full.map((alternative) => this.#all(alternative)).join("")}</choice>`;
        return full.length < particle.alternatives.length ? optional(choice) : choice;
      }
      case "order":
        return `<group>${particle.parts.map((part) => this.#all(part)).join("")}</group>`;
      case "repeat":
        return wrap(particle.atLeastOnce ? "+" : "*", this.#all(particle.particles));
      case "legacy":
        return "<empty/>";
    }
  }

  #type(type: TypeRef): string {
    if (type === "text") return "<text/>";
    if (typeof type === "string") {
      const named = datatypes[type];
      if (named === undefined) throw new Error(`no datatype is called ${type}`);
      return this.#define(`t.${type}`, () => this.#type(named));
    }
    if ("anyOf" in type) return `<choice>${type.anyOf.map((one) => this.#type(one)).join("")}</choice>`;
    if ("words" in type) {
      const values = type.words.map((word) => `<value type="token">${escaped(word)}</value>`);
      return values.length === 1 ? values.join("") : `<choice>${values.join("")}</choice>`;
    }
    const params = Object.entries(type.facets ?? {}).map(
      ([name, value]) => `<param name="${name}">${escaped(value)}</param>`,
    );
    const except = type.except === undefined ? "" : `<except>${this.#type(type.except)}</except>`;
    return `<data type="${type.xsd}">${params.join("")}${except}</data>`;
  }
}

const optional = (pattern: string) => `<optional>${pattern}</optional>`;

function wrap(cardinality: string, pattern: string): string {
  switch (cardinality) {
    case "?":
      return optional(pattern);
    case "*":
      return `<zeroOrMore>${pattern}</zeroOrMore>`;
    case "+":
      return `<oneOrMore>${pattern}</oneOrMore>`;
    default:
      return pattern;
  }
}

function holdsElements(particle: Particle): boolean {
  switch (particle.kind) {
    case "child":
      return true;
    case "choice":
      return particle.alternatives.some((alternative) => alternative.some(holdsElements));
    case "order":
      return particle.parts.some((part) => part.some(holdsElements));
    case "repeat":
      return particle.particles.some(holdsElements);
    default:
      return false;
  }
}

const escaped = (text: string) => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));

/** A short name for a long key. */
function hash(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0;
  return sum.toString(36);
}
