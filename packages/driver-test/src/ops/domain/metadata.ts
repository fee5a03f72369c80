import { type DomainMetadataChangeEvent, type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainMetadataType } from "@libvirt-ts/driver/flags";
import { testError } from "../../errors.js";
import { changeConfiguration, configurationFor } from "../../state/impact.js";
import { metadataChangeBy, metadataIn } from "../../state/metadata.js";
import type { NodeDomains } from "../../state/node-domains.js";

type MetadataOperations = Required<Pick<DomainOperations, "domainGetMetadata" | "domainSetMetadata">>;

/** Title, description, and elements that applications keep about a domain. */
export function metadataOperations(node: NodeDomains): MetadataOperations {
  return {
    async domainGetMetadata(ref, type, uri, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      const found = metadataIn("virDomainGetMetadata", configuration, { type, uri });
      if (found !== undefined) return found;
      throw testError(ErrorNumber.NO_DOMAIN_METADATA, `domain '${configuration.name}'`);
    },

    async domainSetMetadata(ref, type, text, key, uri, flags) {
      const domain = node.find(ref);
      const change = metadataChangeBy("virDomainSetMetadata", { type, text, key, uri });
      changeConfiguration(node, domain, flags, change);
      const event: Omit<DomainMetadataChangeEvent, "domain"> = {
        event: "metadata-change",
        type,
        ...(type === DomainMetadataType.ELEMENT && uri !== undefined && { nsuri: uri }),
      };
      node.tell(event, domain);
    },
  };
}
