import type { Problem } from "@libvirt-ts/driver";

/**
 * Holds domain XML to our RELAX NG schema; needs no connection. Resolves to every problem with its line and column, to
 * none for a valid document, and to the `xml.*` problems of one that is not well-formed.
 */
export async function validateDomainXML(xml: string): Promise<readonly Problem[]> {
  const { validateDomain } = await import("@libvirt-ts/xml/relaxng");
  return validateDomain(xml);
}
