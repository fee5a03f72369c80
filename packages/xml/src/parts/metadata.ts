import { parseElement } from "../element.js";
import { parseDomain } from "../generated/domain/index.js";
import { prefixOf } from "../namespaces.js";
import type { XmlContent, XmlElement, XmlNode } from "../runtime/kept.js";
import { escapeAttribute, escapeText } from "../write/escape.js";

/** A document that holds elements of others, each known by the namespace it is in: a domain's, a network's. */
export interface Described {
  readonly metadata?: XmlContent;
}

/** Whether a word can stand before the names of a namespace. */
export const isNamespacePrefix = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text);

const isElement = (child: XmlNode): child is XmlElement => typeof child === "object" && "name" in child;

/** The namespace of an element that stands in the metadata of a document. */
function namespaceOf({ name, attributes, namespaces }: XmlElement): string | undefined {
  const prefix = prefixOf(name);
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return attributes?.find((attribute) => attribute.name === declaration)?.value ?? namespaces?.[prefix];
}

/** The element that a document's `<metadata>` has in a namespace; undefined where it has none. */
export function metadataElement({ metadata }: Described, namespace: string): XmlElement | undefined {
  return metadata?.children?.find(
    (child): child is XmlElement => isElement(child) && namespaceOf(child) === namespace,
  );
}

/** The same document with another element of a namespace in its `<metadata>`, or none. */
export function withMetadataElement<D extends Described>(
  document: D,
  namespace: string,
  element: XmlElement | undefined,
): D {
  const { metadata, ...rest } = document;
  const others = (metadata?.children ?? []).filter(
    (child) => !isElement(child) || namespaceOf(child) !== namespace,
  );
  const children = element === undefined ? others : [...others, element];
  return (children.length === 0 ? rest : { ...rest, metadata: { ...metadata, children } }) as D;
}

/**
 * Reads one element, well-formed and alone, and puts it in a namespace under a prefix (`isNamespacePrefix`).
 *
 * @throws XmlError for what is no such element.
 */
export function parseMetadataElement(text: string, prefix: string, namespace: string): XmlElement {
  parseElement(text);
  const { domain } = parseDomain(`<domain type='test'><name>x</name><metadata>${text}</metadata></domain>`);
  const element = domain.metadata!.children!.find(isElement)!;
  const declaration = { name: `xmlns:${prefix}`, value: namespace };
  const others = (element.attributes ?? []).filter(({ name }) => name !== declaration.name);
  return {
    ...element,
    name: `${prefix}:${element.name.replace(/^.*:/, "")}`,
    attributes: [declaration, ...others],
  };
}

/** An element as text, as it was given: without the prefix. */
export const formatMetadataElement = (element: XmlElement): string => formatElement(bare(element));

function bare({ name, attributes, ...rest }: XmlElement): XmlElement {
  const prefix = prefixOf(name);
  const others = (attributes ?? []).filter((attribute) => attribute.name !== `xmlns:${prefix}`);
  return { ...rest, name: name.slice(prefix === "" ? 0 : prefix.length + 1), attributes: others };
}

function formatElement({ name, attributes = [], children = [] }: XmlElement): string {
  const start = [name, ...attributes.map((it) => `${it.name}='${escapeAttribute(it.value)}'`)].join(" ");
  if (children.length === 0) return `<${start}/>`;
  return `<${start}>${children.map(formatNode).join("")}</${name}>`;
}

function formatNode(child: XmlNode): string {
  if (typeof child === "string") return escapeText(child);
  return isElement(child) ? formatElement(child) : "";
}
