import { ErrorDomain, type Problem } from "@libvirt-ts/driver";
import { ArgumentChecks } from "../dispatch/checks.js";

/**
 * Holds domain XML to our RELAX NG schema; needs no connection. Resolves to every problem with its line and column, to
 * none for a valid document, and to the `xml.*` problems of one that is not well-formed.
 */
export async function validateDomainXML(xml: string): Promise<readonly Problem[]> {
  new ArgumentChecks("validateDomainXML", ErrorDomain.NONE).string(xml, "xml");
  const { validateDomain } = await import("@libvirt-ts/xml/relaxng");
  return validateDomain(xml);
}
