import { type DomainOperations, DomainXMLFlags } from "@libvirt-ts/driver";
import { configurationOf } from "../../state/domain.js";
import { formatConfiguration } from "../../state/domain-document.js";
import type { NodeDomains } from "../../state/node-domains.js";

type DescriptionOperations = Required<Pick<DomainOperations, "domainGetXMLDesc">>;

/** Domains as documents. */
export function descriptionOperations(node: NodeDomains): DescriptionOperations {
  return {
    async domainGetXMLDesc(ref, flags) {
      const domain = node.find(ref);
      const secure = (flags & DomainXMLFlags.SECURE) !== 0;
      const { guest } = domain;
      if (guest === undefined || flags & DomainXMLFlags.INACTIVE)
        return formatConfiguration(node, domain.definition ?? configurationOf(domain), secure);
      return formatConfiguration(node, { ...guest.description, id: guest.id }, secure);
    },
  };
}
