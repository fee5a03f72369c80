import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import type { NodeDomains } from "./node-domains.js";

/** A domain's document as its node prints it. */
export function formatConfiguration({ layout }: NodeDomains, domain: Domain, secure: boolean): string {
  return formatDomain(domain, { secure, ...(layout === "today" ? {} : { layout }) });
}
