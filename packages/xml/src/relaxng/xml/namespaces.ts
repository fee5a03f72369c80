export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

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

/** Why a declaration is not allowed by Namespaces in XML 1.0, or undefined. */
export function declarationFault(prefix: string, uri: string): string | undefined {
  if (prefix === "xmlns") return 'the prefix "xmlns" cannot be declared';
  if (prefix === "xml" && uri !== XML_NAMESPACE)
    return 'the prefix "xml" cannot be bound to another namespace';
  if (prefix !== "xml" && uri === XML_NAMESPACE) return 'the namespace of "xml" takes no other prefix';
  if (uri === XMLNS_NAMESPACE) return 'the namespace of "xmlns" cannot be declared';
  if (prefix !== "" && uri === "") return `the prefix "${prefix}" cannot be bound to no namespace`;
  return undefined;
}
