import { ErrorDomain, wrapProblems } from "@libvirt-ts/driver";
import { DomainMetadataType } from "@libvirt-ts/driver/flags";
import {
  type Described,
  formatMetadataElement,
  isNamespacePrefix,
  metadataElement,
  parseMetadataElement,
  withMetadataElement,
} from "@libvirt-ts/xml/parts";
import { invalidArgument } from "../errors.js";

/** A document that says what its object is for: in words, and in elements of others. */
interface Told extends Described {
  readonly title?: string;
  readonly description?: string;
}

/** The types are the same for domains and for networks. */
const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;

/** What a document tells of one type; undefined where nothing. Throws INVALID_ARG. */
export function metadataIn(document: Told, type: number, uri: string | undefined): string | undefined {
  if (type !== ELEMENT) return document[fieldOf(type)];
  const element = metadataElement(document, namespaceIn(uri));
  return element && formatMetadataElement(element);
}

/** What is to be told from now on. */
export interface MetadataWish {
  readonly type: number;
  /** Undefined for nothing. */
  readonly text: string | undefined;
  /** The prefix of an element. */
  readonly key: string | undefined;
  /** The namespace of an element. */
  readonly uri: string | undefined;
}

/** Makes a document tell that. Throws INVALID_ARG, XML_ERROR and XML_DETAIL for what cannot be told, before anything is changed. */
export function tellingOf({ type, text, key, uri }: MetadataWish): <D extends Told>(document: D) => D {
  if (type === ELEMENT) {
    const namespace = namespaceIn(uri);
    const element = text === undefined ? undefined : elementIn(text, key, namespace);
    return (document) => withMetadataElement(document, namespace, element);
  }
  const field = fieldOf(type);
  if (field === "title" && text?.includes("\n") === true)
    throw invalidArgument("metadata", "a title has no line ends");
  return (document) => withText(document, field, text);
}

function withText<D extends Told>(document: D, field: "title" | "description", text: string | undefined): D {
  const { [field]: _, ...rest }: Told = document;
  const told: Told = text ? { ...rest, [field]: text } : rest;
  return told as D;
}

function fieldOf(type: number): "title" | "description" {
  if (type === TITLE) return "title";
  if (type === DESCRIPTION) return "description";
  throw invalidArgument("type", `there is no type ${type} of metadata`);
}

function namespaceIn(uri: string | undefined): string {
  if (uri) return uri;
  throw invalidArgument("uri", "an element of the metadata is known by the URI of its namespace");
}

function elementIn(text: string, key: string | undefined, namespace: string) {
  if (key === undefined || !isNamespacePrefix(key))
    throw invalidArgument("key", "expected one that can be the prefix of a namespace");
  try {
    return parseMetadataElement(text, key, namespace);
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.QEMU });
  }
}
