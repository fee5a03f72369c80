import { ErrorDomain, wrapProblems } from "@libvirt-ts/driver";
import {
  type Described,
  type MetadataPlace,
  type MetadataWish,
  metadataChange,
  type RefuseMetadata,
  readMetadata,
} from "@libvirt-ts/xml/parts";
import { invalidArgument } from "../errors.js";

/** What a document has of metadata, asked for by a function of C; undefined where nothing. Throws INVALID_ARG. */
export const metadataIn = (what: string, document: Described, place: MetadataPlace): string | undefined =>
  readMetadata(document, place, refusalBy(what));

/** The change that a function of C is to make to documents. Throws INVALID_ARG, XML_ERROR and XML_DETAIL for what cannot be. */
export function metadataChangeBy(what: string, wish: MetadataWish): <D extends Described>(document: D) => D {
  try {
    return metadataChange(wish, refusalBy(what));
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.TEST });
  }
}

const refusalBy =
  (what: string): RefuseMetadata =>
  (_, detail) =>
    invalidArgument(what, detail);
