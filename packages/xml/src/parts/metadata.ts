import { parseKeptElement } from "../element.js";
import type { XmlContent, XmlElement, XmlNode } from "../runtime/kept.js";
import { formatBare, isElement, namedElement, namespaceOf, prefixesIn } from "./named-element.js";

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
 * What a document has of it: a text, or an element as it was given, without the prefix and on lines of its own. Undefined
 * where there is none. C: `virDomainGetMetadata`, `virNetworkGetMetadata`.
 *
 * @throws what `refuse` makes.
 */
export function readMetadata(
  document: Described,
  { type, uri }: MetadataPlace,
  refuse: RefuseMetadata,
): string | undefined {
  if (type !== ELEMENT) return document[fieldOf(type, refuse)];
  const namespace = namespaceIn(uri, refuse);
  const { metadata = {} } = document;
  const element = metadata.children?.find(inNamespace(metadata, namespace));
  return element && formatBare(element, prefixesIn(metadata));
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
    const element =
      text === undefined ? undefined : elementOf(text, prefixIn(key, refuse), namespace, refuse);
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

/** Whether a child of the metadata is an element in a namespace. */
function inNamespace(metadata: XmlContent, namespace: string) {
  const around = prefixesIn(metadata);
  return (child: XmlNode): child is XmlElement =>
    isElement(child) && namespaceOf(child, around) === namespace;
}

/** The same document with another element of a namespace, or none. */
function withElement<D extends Described>(
  document: D,
  namespace: string,
  element: XmlElement | undefined,
): D {
  const { metadata = {}, ...rest } = document;
  const isOld = inNamespace(metadata, namespace);
  const others = (metadata.children ?? []).filter((child) => !isOld(child));
  const children = element === undefined ? others : [...others, element];
  return (children.length === 0 ? rest : { ...rest, metadata: { ...metadata, children } }) as D;
}

/** Reads one element, well-formed and alone, and puts it in a namespace under a prefix. Throws XmlError, and what `refuse` makes. */
function elementOf(text: string, prefix: string, namespace: string, refuse: RefuseMetadata): XmlElement {
  const element = parseKeptElement(text, {});
  const known = prefixesIn(element).get(prefix) ?? namespace;
  if (known !== namespace) throw refuse("key", `the element has the prefix ${prefix} for another namespace`);
  if ((namespaceOf(element) ?? namespace) !== namespace) {
    throw refuse("metadata", "the element is in another namespace than the URI says");
  }
  return namedElement(element, prefix, namespace);
}
