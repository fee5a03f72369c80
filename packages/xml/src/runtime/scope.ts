import { declarationFault, prefixOf, XML_NAMESPACE } from "../namespaces.js";
import { own } from "./values.js";

/** The attributes of a start tag: names and values in turn. */
export type Attributes = readonly string[];

interface Declaration {
  readonly prefix: string;
  readonly uri: string;
  readonly depth: number;
}

/** Which prefixes mean what while a document is read; most documents declare none. */
export class Scope {
  readonly #declarations: Declaration[] = [];
  #depth = 0;
  /** The depth of the outermost element of a fragment, and what it took from around. */
  #fragment: { readonly depth: number; namespaces: Record<string, string> | undefined } | undefined;

  /** Enters an element without declarations and prefixes. */
  enterPlain(): void {
    this.#depth += 1;
  }

  /** Enters an element; tells what is wrong with its declarations and prefixes. */
  enter(name: string, attributes: Attributes, fault: (message: string) => void): void {
    this.#depth += 1;
    for (let i = 0; i < attributes.length; i += 2) {
      const attribute = attributes[i]!;
      if (attribute === "xmlns") this.#declare("", attributes[i + 1]!, fault);
      else if (attribute.startsWith("xmlns:")) this.#declare(attribute.slice(6), attributes[i + 1]!, fault);
    }
    this.#checkPrefix(name, fault);
    const seen = new Set<string>();
    for (let i = 0; i < attributes.length; i += 2) {
      const attribute = attributes[i]!;
      if (attribute.startsWith("xmlns:") || !attribute.includes(":")) continue;
      this.#checkPrefix(attribute, fault);
      const prefix = prefixOf(attribute);
      const name = `{${this.#find(prefix)?.uri}}${attribute.slice(prefix.length + 1)}`;
      if (seen.has(name)) fault(`attribute ${attribute} is there twice, under another prefix`);
      seen.add(name);
    }
  }

  leave(): void {
    while (this.#declarations.at(-1)?.depth === this.#depth) this.#declarations.pop();
    this.#depth -= 1;
  }

  /** The name of an element as tables know it: with the prefix that they use; undefined: it is in a strange namespace. */
  knownName(name: string, namespaces: Readonly<Record<string, string>>): string | undefined {
    // Without declarations there are no prefixes either: those would be errors.
    if (this.#declarations.length === 0) return name;
    const colon = name.indexOf(":");
    const uri = this.#find(colon < 0 ? "" : name.slice(0, colon))?.uri ?? "";
    if (uri === "") return name;
    for (const prefix in namespaces) {
      if (namespaces[prefix] === uri) return `${prefix}:${name.slice(colon + 1)}`;
    }
    return undefined;
  }

  /** Begins with an element that has been entered, and that is kept as it is. */
  beginFragment(): void {
    this.#fragment = { depth: this.#depth, namespaces: undefined };
  }

  /** Notes what a tag of the fragment takes from declarations around it. */
  use(name: string, attributes: Attributes): void {
    if (this.#declarations.length === 0) return;
    this.#usePrefix(prefixOf(name));
    for (let i = 0; i < attributes.length; i += 2) {
      const attribute = attributes[i]!;
      if (attribute.includes(":") && !attribute.startsWith("xmlns:")) this.#usePrefix(prefixOf(attribute));
    }
  }

  /** What the fragment took from around. */
  endFragment(): Record<string, string> | undefined {
    const namespaces = this.#fragment?.namespaces;
    this.#fragment = undefined;
    return namespaces;
  }

  #usePrefix(prefix: string): void {
    const fragment = this.#fragment;
    const declaration = this.#find(prefix);
    if (fragment === undefined || declaration === undefined || declaration.depth >= fragment.depth) return;
    if (declaration.uri === "") return;
    fragment.namespaces ??= {};
    fragment.namespaces[prefix] = own(declaration.uri);
  }

  #declare(prefix: string, uri: string, fault: (message: string) => void): void {
    const wrong = declarationFault(prefix, uri);
    if (wrong !== undefined) fault(wrong);
    this.#declarations.push({ prefix, uri, depth: this.#depth });
  }

  #checkPrefix(name: string, fault: (message: string) => void): void {
    const colon = name.indexOf(":");
    if (colon < 0) return;
    const prefix = name.slice(0, colon);
    const local = name.slice(colon + 1);
    if (prefix === "" || local === "" || local.includes(":")) fault(`${name} is not a name with one prefix`);
    else if (prefix !== "xml" && prefix !== "xmlns" && this.#find(prefix) === undefined) {
      fault(`the namespace prefix ${prefix} is not declared`);
    }
  }

  #find(prefix: string): Declaration | undefined {
    for (let i = this.#declarations.length - 1; i >= 0; i--) {
      if (this.#declarations[i]!.prefix === prefix) return this.#declarations[i];
    }
    return prefix === "xml" ? { prefix, uri: XML_NAMESPACE, depth: Number.POSITIVE_INFINITY } : undefined;
  }
}
