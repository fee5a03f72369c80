import { wrapProblems } from "@libvirt-ts/driver";
import type { DomainDescription } from "@libvirt-ts/xml";

/**
 * Reads a domain document, `XMLDesc()`'s for instance, as plain data; needs no connection. Throws XML_DETAIL or
 * XML_ERROR, or the code of what is missing.
 */
export async function parseDomainXML(xml: string): Promise<DomainDescription> {
  const { parseDomain } = await import("@libvirt-ts/xml");
  try {
    return parseDomain(xml).domain;
  } catch (error) {
    throw wrapProblems(error);
  }
}
