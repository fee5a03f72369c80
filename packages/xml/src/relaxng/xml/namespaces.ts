import { XML_NAMESPACE } from "../../namespaces.js";

/** The prefixes in scope at one element: a link of a chain that ends at the root's surroundings. */
export interface Namespaces {
  readonly bindings: ReadonlyMap<string, string>;
  readonly outer: Namespaces | undefined;
}

export const ROOT_NAMESPACES: Namespaces = {
  bindings: new Map([
    ["xml", XML_NAMESPACE],
    ["", ""],
  ]),
  outer: undefined,
};

/** The namespace that a prefix ("" for the default one) stands for; undefined when it is not declared. */
export function lookupPrefix(scope: Namespaces, prefix: string): string | undefined {
  for (let at: Namespaces | undefined = scope; at !== undefined; at = at.outer) {
    const uri = at.bindings.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}
