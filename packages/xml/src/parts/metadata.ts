import { parseElement } from "../element.js";
import { parseDomain } from "../generated/domain/index.js";
import { prefixOf } from "../namespaces.js";
import type { XmlContent, XmlElement, XmlNode } from "../runtime/kept.js";
import { escapeAttribute, escapeText } from "../write/escape.js";

/** A document that says what its object is for, in words and in elements of others: a domain's, a network's. */
export interface Described {
  readonly title?: string;
  readonly description?: string;
  /** Each element is known by the namespace it is in. */
  readonly metadata?: XmlContent;
}

/** C's `VIR_DOMAIN_METADATA_*`; those of networks are the same. */
const [DESCRIPTION, TITLE, ELEMENT] = [0, 1, 2] as const;

/** Which metadata of a document is meant. */
export interface MetadataPlace {
  /** A number of C's `VIR_DOMAIN_METADATA_*` or `VIR_NETWORK_METADATA_*`. */
  readonly type: number;
  /** The namespace of an element. */
  readonly uri: string | undefined;
}

/** What metadata is to be. */
export interface MetadataWish extends MetadataPlace {
  /** Undefined for nothing. */
  readonly text: string | undefined;
  /** The prefix that an element's namespace gets. */
  readonly key: string | undefined;
}

/** Makes what is thrown of an argument that cannot be; arguments have the names that they have in C. */
export type RefuseMetadata = (argument: "type" | "metadata" | "key" | "uri", detail: string) => Error;

/**
 * What a document has of it: a text, or an element as it was given, without the prefix. Undefined where there is none.
 * C: `virDomainGetMetadata`, `virNetworkGetMetadata`.
 *
 * @throws what `refuse` makes.
 */
export function readMetadata(
  document: Described,
  { type, uri }: MetadataPlace,
  refuse: RefuseMetadata,
): string | undefined {
  if (type !== ELEMENT) return document[fieldOf(type, refuse)];
  const element = elementIn(document, namespaceIn(uri, refuse));
  return element && formatElement(bare(element));
}

/**
 * Reads what metadata is to be, so that documents can be changed to it. C: `virDomainSetMetadata`, `virNetworkSetMetadata`.
 *
 * @throws XmlError for what is no element, well-formed and alone, and what `refuse` makes; the change throws nothing.
 */
export function metadataChange(
  { type, uri, text, key }: MetadataWish,
  refuse: RefuseMetadata,
): <D extends Described>(document: D) => D {
  if (type === ELEMENT) {
    const namespace = namespaceIn(uri, refuse);
    const element = text === undefined ? undefined : parseNamed(text, prefixIn(key, refuse), namespace);
    return (document) => withElement(document, namespace, element);
  }
  const field = fieldOf(type, refuse);
  if (field === "title" && text?.includes("\n")) throw refuse("metadata", "a title has no line ends");
  return (document) => withText(document, field, text);
}

function fieldOf(type: number, refuse: RefuseMetadata): "title" | "description" {
  if (type === DESCRIPTION) return "description";
  if (type === TITLE) return "title";
  throw refuse("type", `there is no type ${type} of metadata`);
}

function namespaceIn(uri: string | undefined, refuse: RefuseMetadata): string {
  if (uri) return uri;
  throw refuse("uri", "an element of the metadata is known by the URI of its namespace");
}

/** The word that is to stand before the names of a namespace. */
function prefixIn(key: string | undefined, refuse: RefuseMetadata): string {
  if (key !== undefined && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(key)) return key;
  throw refuse("key", "expected a key that can be the prefix of a namespace");
}

function withText<D extends Described>(
  document: D,
  field: "title" | "description",
  text: string | undefined,
): D {
  const { [field]: _, ...rest }: Described = document;
  const described: Described = text ? { ...rest, [field]: text } : rest;
  return described as D;
}

const isElement = (child: XmlNode): child is XmlElement => typeof child === "object" && "name" in child;

/** The namespace of an element that stands in the metadata of a document. */
function namespaceOf({ name, attributes, namespaces }: XmlElement): string | undefined {
  const prefix = prefixOf(name);
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return attributes?.find((attribute) => attribute.name === declaration)?.value ?? namespaces?.[prefix];
}

function elementIn({ metadata }: Described, namespace: string): XmlElement | undefined {
  return metadata?.children?.find(
    (child): child is XmlElement => isElement(child) && namespaceOf(child) === namespace,
  );
}

/** The same document with another element of a namespace, or none. */
function withElement<D extends Described>(
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

/** Reads one element, well-formed and alone, and puts it in a namespace under a prefix. Throws XmlError. */
function parseNamed(text: string, prefix: string, namespace: string): XmlElement {
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

/** An element as it was given: without the prefix. */
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
