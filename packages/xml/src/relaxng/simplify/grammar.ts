import type { AstPattern, Definition, Grammar } from "./ast.js";
import type { Report } from "./report.js";
import type { SchemaDocument, SchemaElement } from "./schema-tree.js";

const START = "";
/** What an include costs beside the elements that it brings. */
const INCLUDE_STEPS = 20;

/** What surrounds an element while it is simplified. */
export interface Surroundings {
  /** The `ns` in force (section 4.8). */
  readonly ns: string;
  readonly grammar: Grammar | undefined;
  /** The documents that are being included, innermost last: to find one that includes itself. */
  readonly chain: readonly SchemaDocument[];
}

/** What grammars need of the builder of patterns. */
export interface PatternBuilder {
  readonly report: Report;
  /** Section 4.12: several patterns in one place are a group. */
  group(element: SchemaElement, children: readonly SchemaElement[], around: Surroundings): AstPattern;
  /** The document that an `include` or `externalRef` names; undefined (reported) when it is already being included. */
  documentFor(element: SchemaElement, around: Surroundings, section: string): SchemaDocument | undefined;
}

/** The definitions that an `include` replaces, and which of them the included grammar turned out to have. */
interface Replaced {
  readonly names: ReadonlyMap<string, SchemaElement>;
  readonly found: Set<string>;
}

/** Sections 4.7, 4.11, 4.17 and 4.18: grammars, what they include, and references into them. */
export class GrammarBuilder {
  readonly #builder: PatternBuilder;

  constructor(builder: PatternBuilder) {
    this.#builder = builder;
  }

  buildGrammar(element: SchemaElement, around: Surroundings): AstPattern {
    const { report } = this.#builder;
    const grammar: Grammar = { outer: around.grammar, definitions: new Map() };
    this.#components(element.children, { ...around, grammar }, grammar, []);
    const start = lookUp(grammar, START);
    if (start.parts.length === 0)
      report.add("schema.reference", "4.18", `the grammar has no "start"`, element);
    for (const definition of grammar.definitions.values()) this.#checkDefinition(definition);
    return { kind: "ref", target: start, place: element };
  }

  reference(element: SchemaElement, grammar: Grammar | undefined): AstPattern {
    const name = element.attributes.get("name")!.trim();
    if (grammar === undefined) {
      const what = element.name === "ref" ? "grammar" : "outer grammar";
      this.#builder.report.add("schema.reference", "4.18", `"${name}" is not inside of any ${what}`, element);
      return { kind: "notAllowed", place: element };
    }
    const target = lookUp(grammar, name);
    target.firstUse ??= element;
    return { kind: "ref", target, place: element };
  }

  #components(
    elements: readonly SchemaElement[],
    around: Surroundings,
    grammar: Grammar,
    replaced: readonly Replaced[],
  ): void {
    for (const element of elements) {
      const inner = { ...around, ns: element.attributes.get("ns") ?? around.ns };
      this.#builder.report.enter(element);
      if (element.name === "div") this.#components(element.children, inner, grammar, replaced);
      else if (element.name === "include") this.#include(element, inner, grammar, replaced);
      else this.#define(element, inner, grammar, replaced);
      this.#builder.report.leave();
    }
  }

  #define(
    element: SchemaElement,
    around: Surroundings,
    grammar: Grammar,
    replaced: readonly Replaced[],
  ): void {
    const name = componentName(element);
    let isReplaced = false;
    for (const include of replaced) {
      if (!include.names.has(name)) continue;
      include.found.add(name);
      isReplaced = true;
    }
    if (isReplaced) return;
    const pattern = this.#builder.group(element, element.children, around);
    const combine = element.attributes.get("combine")?.trim();
    lookUp(grammar, name).parts.push({ pattern, combine, place: element });
  }

  #include(
    element: SchemaElement,
    around: Surroundings,
    grammar: Grammar,
    replaced: readonly Replaced[],
  ): void {
    const { report } = this.#builder;
    report.step(INCLUDE_STEPS);
    const document = this.#builder.documentFor(element, around, "4.7");
    if (document === undefined) return;
    if (document.root.name !== "grammar") {
      report.add("schema.reference", "4.7", `"${document.url}" is not a grammar`, element);
      return;
    }
    const names = new Map<string, SchemaElement>();
    collectNames(element.children, names);
    const mine: Replaced = { names, found: new Set() };
    const { root } = document;
    const inside = {
      ...around,
      ns: root.attributes.get("ns") ?? around.ns,
      chain: [...around.chain, document],
    };
    this.#components(root.children, inside, grammar, [...replaced, mine]);
    for (const [name, place] of names) {
      if (mine.found.has(name)) continue;
      const what = name === START ? `"start"` : `definition of "${name}"`;
      report.add("schema.reference", "4.7", `"${document.url}" has no ${what} to replace`, place);
    }
    this.#components(element.children, around, grammar, replaced);
  }

  #checkDefinition(definition: Definition): void {
    const { report } = this.#builder;
    const { name, parts, firstUse } = definition;
    if (parts.length === 0 && firstUse !== undefined) {
      report.add("schema.reference", "4.18", `"${name}" is not defined`, firstUse);
    }
    const what = name === START ? `"start"` : `"${name}"`;
    const plain = parts.filter((part) => part.combine === undefined);
    if (plain.length > 1) {
      report.add("schema.reference", "4.17", `${what} is defined twice without "combine"`, plain[1]!.place);
    }
    const combined = parts.filter((part) => part.combine !== undefined);
    const other = combined.find((part) => part.combine !== combined[0]!.combine);
    if (other !== undefined) {
      report.add(
        "schema.reference",
        "4.17",
        `${what} is combined both by choice and by interleave`,
        other.place,
      );
    }
  }
}

function componentName(element: SchemaElement): string {
  return element.name === "start" ? START : element.attributes.get("name")!.trim();
}

function collectNames(elements: readonly SchemaElement[], names: Map<string, SchemaElement>): void {
  for (const element of elements) {
    if (element.name === "div") collectNames(element.children, names);
    else names.set(componentName(element), element);
  }
}

function lookUp(grammar: Grammar, name: string): Definition {
  let definition = grammar.definitions.get(name);
  if (definition === undefined) {
    definition = { name, parts: [], firstUse: undefined };
    grammar.definitions.set(name, definition);
  }
  return definition;
}
