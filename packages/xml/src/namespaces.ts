export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** What stands before the colon of a name; empty where there is none. */
export function prefixOf(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? "" : name.slice(0, colon);
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
