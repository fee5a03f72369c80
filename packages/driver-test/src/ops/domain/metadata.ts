import {
  type DomainMetadataChangeEvent,
  type DomainOperations,
  ErrorDomain,
  ErrorNumber,
  wrapProblems,
} from "@libvirt-ts/driver";
import { DomainMetadataType } from "@libvirt-ts/driver/flags";
import { escapeAttribute, escapeText, parseDocument } from "@libvirt-ts/xml";
import { type Domain, parseDomain, type XmlElement, type XmlNode } from "@libvirt-ts/xml/domain";
import { invalidArgument, testError } from "../../errors.js";
import { changeConfiguration, configurationFor } from "../../state/impact.js";
import type { NodeDomains } from "../../state/node-domains.js";

type MetadataOperations = Required<Pick<DomainOperations, "domainGetMetadata" | "domainSetMetadata">>;

const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;

/** Title, description, and elements that applications keep about a domain. */
export function metadataOperations(node: NodeDomains): MetadataOperations {
  return {
    async domainGetMetadata(ref, type, uri, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      const found =
        type === ELEMENT
          ? elementOf(configuration, namespaceFor("virDomainGetMetadata", uri))
          : configuration[fieldOf("virDomainGetMetadata", type)];
      if (found !== undefined) return typeof found === "string" ? found : formatElement(bare(found));
      throw testError(ErrorNumber.NO_DOMAIN_METADATA, `domain '${configuration.name}'`);
    },

    async domainSetMetadata(ref, type, metadata, key, uri, flags) {
      const what = "virDomainSetMetadata";
      const domain = node.find(ref);
      if (type !== ELEMENT) {
        const field = fieldOf(what, type);
        if (field === "title" && metadata?.includes("\n")) {
          throw invalidArgument(what, "a title has no line ends");
        }
        changeConfiguration(node, domain, flags, ({ [field]: _, ...rest }) => ({
          ...rest,
          ...(metadata ? { [field]: metadata } : {}),
        }));
        node.tell({ event: "metadata-change", type } as Omit<DomainMetadataChangeEvent, "domain">, domain);
        return;
      }
      const namespace = namespaceFor(what, uri);
      const element = metadata === undefined ? undefined : named(readElement(metadata), key, namespace);
      changeConfiguration(node, domain, flags, (configuration) =>
        withElement(configuration, namespace, element),
      );
      node.tell({ event: "metadata-change", type, nsuri: namespace }, domain);
    },
  };
}

function fieldOf(what: string, type: number): "title" | "description" {
  if (type === TITLE) return "title";
  if (type === DESCRIPTION) return "description";
  throw invalidArgument(what, `there is no type ${type} of metadata`);
}

function namespaceFor(what: string, uri: string | undefined): string {
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

function elementOf({ metadata }: Domain, namespace: string): XmlElement | undefined {
  return metadata?.children?.find(
    (child): child is XmlElement => isElement(child) && namespaceOf(child) === namespace,
  );
}

/** The same domain with another element of a namespace, or none. */
function withElement(domain: Domain, namespace: string, element: XmlElement | undefined): Domain {
  const { metadata, ...rest } = domain;
  const others = (metadata?.children ?? []).filter(
    (child) => !isElement(child) || namespaceOf(child) !== namespace,
  );
  const children = element === undefined ? others : [...others, element];
  return children.length === 0 ? rest : { ...rest, metadata: { ...metadata, children } };
}

/** Reads one element, well-formed and alone. */
function readElement(text: string): XmlElement {
  try {
    parseDocument(text, () => undefined);
    const { domain } = parseDomain(`<domain type='test'><name>x</name><metadata>${text}</metadata></domain>`);
    return domain.metadata!.children!.find(isElement)!;
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.TEST });
  }
}

/** The element in a namespace, under the prefix that the caller wants for it. */
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

/** The element as it was given, without the prefix. */
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
