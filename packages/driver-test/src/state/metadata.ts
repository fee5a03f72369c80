import { ErrorDomain, wrapProblems } from "@libvirt-ts/driver";
import { escapeAttribute, escapeText, parseElement } from "@libvirt-ts/xml";
import { parseDomain, type XmlContent, type XmlElement, type XmlNode } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";

/** A document that holds elements of others, each known by the namespace it is in. */
interface Described {
  readonly metadata?: XmlContent;
}

/** The namespace that an element of the metadata is known by. Throws INVALID_ARG where it is missing. */
export function namespaceFor(what: string, uri: string | undefined): string {
  if (uri) return uri;
  throw invalidArgument(what, "an element of the metadata is known by the URI of its namespace");
}

const isElement = (child: XmlNode): child is XmlElement => typeof child === "object" && "name" in child;

/** The namespace of an element that stands in the metadata of a document. */
function namespaceOf({ name, attributes, namespaces }: XmlElement): string | undefined {
  const prefix = name.includes(":") ? name.slice(0, name.indexOf(":")) : "";
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return attributes?.find((attribute) => attribute.name === declaration)?.value ?? namespaces?.[prefix];
}

/** The element that a document keeps in a namespace. */
export function elementOf({ metadata }: Described, namespace: string): XmlElement | undefined {
  return metadata?.children?.find(
    (child): child is XmlElement => isElement(child) && namespaceOf(child) === namespace,
  );
}

/** The same document with another element of a namespace, or none. */
export function withElement<D extends Described>(
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

/** Reads one element, well-formed and alone, and puts it in a namespace under the prefix that the caller wants for it. */
export const elementFor = (text: string, key: string | undefined, namespace: string): XmlElement =>
  named(readElement(text), key, namespace);

function readElement(text: string): XmlElement {
  try {
    parseElement(text);
    const { domain } = parseDomain(`<domain type='test'><name>x</name><metadata>${text}</metadata></domain>`);
    return domain.metadata!.children!.find(isElement)!;
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.TEST });
  }
}

function named(element: XmlElement, key: string | undefined, namespace: string): XmlElement {
  if (!key || !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(key)) {
    throw invalidArgument("virDomainSetMetadata", "expected a key that can be the prefix of a namespace");
  }
  const declaration = { name: `xmlns:${key}`, value: namespace };
  const others = (element.attributes ?? []).filter(({ name }) => name !== declaration.name);
  return {
    ...element,
    name: `${key}:${element.name.replace(/^.*:/, "")}`,
    attributes: [declaration, ...others],
  };
}

/** The element as text, as it was given: without the prefix. */
export const textOfElement = (element: XmlElement): string => formatElement(bare(element));

function bare({ name, attributes, ...rest }: XmlElement): XmlElement {
  const prefix = name.slice(0, Math.max(name.indexOf(":"), 0));
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
