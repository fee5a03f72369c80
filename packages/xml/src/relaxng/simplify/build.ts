import type { Datatype, DatatypeLibrary } from "../datatypes/datatype.js";
import type { AstMany, AstPattern, Definition, Grammar } from "./ast.js";
import { GrammarBuilder, type PatternBuilder, type Surroundings } from "./grammar.js";
import { referenceUrl, type SchemaDocuments } from "./load.js";
import { buildNameOf, checkAttributeName } from "./name-classes.js";
import type { Report } from "./report.js";
import type { SchemaDocument, SchemaElement } from "./schema-tree.js";

/** Turns the trees of a schema into patterns of the simple syntax: sections 4.4 to 4.18. */
export class Builder implements PatternBuilder {
  readonly report: Report;
  readonly #documents: SchemaDocuments;
  readonly #libraries: ReadonlyMap<string, DatatypeLibrary>;
  readonly #grammars: GrammarBuilder;
  readonly #externals = new Map<Grammar | undefined, Map<string, Definition>>();

  constructor(documents: SchemaDocuments, libraries: ReadonlyMap<string, DatatypeLibrary>, report: Report) {
    this.#documents = documents;
    this.#libraries = libraries;
    this.report = report;
    this.#grammars = new GrammarBuilder(this);
  }

  /** The pattern of the whole schema. */
  buildRoot(url: string): AstPattern {
    const document = this.#documents.get(url)!;
    return this.build(document.root, { ns: "", grammar: undefined, chain: [document] });
  }

  build(element: SchemaElement, outer: Surroundings): AstPattern {
    this.report.step();
    this.report.enter(element);
    const pattern = this.#pattern(element, outer);
    this.report.leave();
    return pattern;
  }

  #pattern(element: SchemaElement, outer: Surroundings): AstPattern {
    const place = element;
    const ns = element.attributes.get("ns") ?? outer.ns;
    const around = ns === outer.ns ? outer : { ...outer, ns };
    switch (element.name) {
      case "empty":
      case "text":
      case "notAllowed":
        return { kind: element.name, place };
      case "group":
      case "interleave":
      case "choice":
        return this.#many(element.name, element, element.children, around);
      case "optional":
        return optional(this.#group(element, around));
      case "oneOrMore":
      case "list":
        return { kind: element.name, child: this.#group(element, around), place };
      case "zeroOrMore":
        return optional({ kind: "oneOrMore", child: this.#group(element, around), place });
      case "mixed":
        return {
          kind: "interleave",
          children: [this.#group(element, around), { kind: "text", place }],
          place,
        };
      case "element":
      case "attribute":
        return this.#named(element.name, element, around);
      case "data":
        return this.#data(element, around);
      case "value":
        return this.#value(element, around);
      case "ref":
        return this.#grammars.reference(element, around.grammar);
      case "parentRef":
        return this.#grammars.reference(element, around.grammar?.outer);
      case "externalRef":
        return this.#external(element, around);
      case "grammar":
        return this.#grammars.buildGrammar(element, around);
      default:
        throw new Error(`the syntax check let "${element.name}" pass`);
    }
  }

  /** The document that an `include` or `externalRef` names; undefined (reported) when it is already being included. */
  documentFor(element: SchemaElement, around: Surroundings, section: string): SchemaDocument | undefined {
    const url = referenceUrl(element);
    const document = this.#documents.get(url)!;
    if (!around.chain.includes(document)) return document;
    this.report.add("schema.reference", section, `"${url}" includes itself`, element);
    return undefined;
  }

  /** Section 4.12: several patterns in one place are a group. */
  group(element: SchemaElement, children: readonly SchemaElement[], around: Surroundings): AstPattern {
    return this.#many("group", element, children, around);
  }

  #group(element: SchemaElement, around: Surroundings): AstPattern {
    return this.group(element, element.children, around);
  }

  #many(
    kind: AstMany["kind"],
    element: SchemaElement,
    children: readonly SchemaElement[],
    around: Surroundings,
  ): AstPattern {
    const patterns = children.map((child) => this.build(child, around));
    return patterns.length === 1 ? patterns[0]! : { kind, children: patterns, place: element };
  }

  #named(kind: "element" | "attribute", element: SchemaElement, around: Surroundings): AstPattern {
    const name = buildNameOf(element, around.ns, this.report);
    const children = element.attributes.has("name") ? element.children : element.children.slice(1);
    if (kind === "element") {
      return { kind, name, child: this.group(element, children, around), place: element };
    }
    checkAttributeName(name, element, this.report);
    const child: AstPattern =
      children.length === 0 ? { kind: "text", place: element } : this.build(children[0]!, around);
    return { kind, name, child, place: element };
  }

  #data(element: SchemaElement, around: Surroundings): AstPattern {
    const params = element.children
      .filter((child) => child.name === "param")
      .map((child) => ({ name: child.attributes.get("name")!.trim(), value: child.text }));
    const type = this.#type(element, element.datatypeLibrary, element.attributes.get("type")!.trim(), params);
    const except = element.children.find((child) => child.name === "except");
    if (type === undefined) return { kind: "notAllowed", place: element };
    if (except === undefined) return { kind: "data", type, place: element };
    const inner = { ...around, ns: except.attributes.get("ns") ?? around.ns };
    return {
      kind: "data",
      type,
      except: this.#many("choice", except, except.children, inner),
      place: element,
    };
  }

  #value(element: SchemaElement, around: Surroundings): AstPattern {
    const name = element.attributes.get("type")?.trim();
    const library = name === undefined ? "" : element.datatypeLibrary;
    const type = this.#type(element, library, name ?? "token", []);
    if (type === undefined) return { kind: "notAllowed", place: element };
    // A value's own default namespace is the schema's "ns" (section 4.9 and the notes to section 9.3.8).
    const namespaces = { bindings: new Map([["", around.ns]]), outer: element.namespaces };
    const value = type.valueOf(element.text, namespaces);
    if (value !== undefined) return { kind: "value", type, text: element.text, value, place: element };
    this.report.add("schema.datatype", "4.16", `"${element.text}" is not ${type.description}`, element);
    return { kind: "notAllowed", place: element };
  }

  #type(
    element: SchemaElement,
    library: string,
    name: string,
    params: readonly { name: string; value: string }[],
  ): Datatype | undefined {
    const type =
      this.#libraries.get(library)?.createType(name, params) ?? `unknown datatype library "${library}"`;
    if (typeof type !== "string") return type;
    this.report.add("schema.datatype", "4.16", type, element);
    return undefined;
  }

  /** Section 4.6. The document is a definition for all references that see the same `ns` and the same grammar. */
  #external(element: SchemaElement, around: Surroundings): AstPattern {
    const document = this.documentFor(element, around, "4.6");
    if (document === undefined) return { kind: "notAllowed", place: element };
    const known = this.#externals.get(around.grammar) ?? new Map<string, Definition>();
    this.#externals.set(around.grammar, known);
    const key = `${around.ns}\n${document.url}`;
    let target = known.get(key);
    if (target === undefined) {
      const pattern = this.build(document.root, { ...around, chain: [...around.chain, document] });
      target = { name: "", parts: [{ pattern, combine: undefined, place: element }], firstUse: element };
      known.set(key, target);
    }
    return { kind: "ref", target, place: element };
  }
}

function optional(pattern: AstPattern): AstPattern {
  return {
    kind: "choice",
    children: [pattern, { kind: "empty", place: pattern.place }],
    place: pattern.place,
  };
}
