import { ErrorDomain, wrapProblems } from "@libvirt-ts/driver";
import { type Described, type MetadataWish, metadataChange, readMetadata } from "@libvirt-ts/xml/parts";
import { invalidArgument } from "../errors.js";

/** What a document tells of one type; undefined where nothing. Throws INVALID_ARG. */
export const metadataIn = (document: Described, type: number, uri: string | undefined): string | undefined =>
  readMetadata(document, { type, uri }, invalidArgument);

/** Makes a document tell that. Throws INVALID_ARG, XML_ERROR and XML_DETAIL for what cannot be told, before anything is changed. */
export function tellingOf(wish: MetadataWish): <D extends Described>(document: D) => D {
  try {
    return metadataChange(wish, invalidArgument);
  } catch (error) {
    throw wrapProblems(error, { info: "metadata", dialectDomain: ErrorDomain.QEMU });
  }
}
