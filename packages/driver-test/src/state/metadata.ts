import { ErrorDomain, wrapProblems } from "@libvirt-ts/driver";
import type { XmlElement } from "@libvirt-ts/xml/domain";
import { isNamespacePrefix, parseMetadataElement } from "@libvirt-ts/xml/parts";
import { invalidArgument } from "../errors.js";

/** The namespace that an element of the metadata is known by. Throws INVALID_ARG where it is missing. */
export function namespaceFor(what: string, uri: string | undefined): string {
  if (uri) return uri;
  throw invalidArgument(what, "an element of the metadata is known by the URI of its namespace");
}

/** Reads one element, well-formed and alone, and puts it in a namespace under the prefix that the caller wants for it. */
export function elementFor(text: string, key: string | undefined, namespace: string): XmlElement {
  if (!key || !isNamespacePrefix(key))
    throw invalidArgument("virDomainSetMetadata", "expected a key that can be the prefix of a namespace");
  try {
    return parseMetadataElement(text, key, namespace);
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.TEST });
  }
}
