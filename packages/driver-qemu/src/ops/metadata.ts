import {
  type DomainOperations,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import type { QemuNode } from "../node/node.js";
import { metadataIn, tellingOf } from "../objects/metadata.js";
import { configurationFor, impactOf } from "./impact.js";
import { change } from "./redefine.js";

type MetadataOperations = Required<Pick<DomainOperations, "domainGetMetadata" | "domainSetMetadata">>;

/** Title, description, and elements that applications keep about a domain. */
export function metadataOperations(node: QemuNode): MetadataOperations {
  return {
    async domainGetMetadata(ref, type, uri, flags) {
      const found = metadataIn(configurationFor(await node.find(ref), flags), type, uri);
      if (found !== undefined) return found;
      throw new LibvirtError({
        code: ErrorNumber.NO_DOMAIN_METADATA,
        domain: ErrorDomain.DOMAIN,
        info: `domain ${describeDomain(ref)}`,
      });
    },

    domainSetMetadata: (ref, type, text, key, uri, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const tell = tellingOf({ type, text, key, uri });
        await change(node, impactOf(domain, flags), tell, (guest) => guest.setLive(tell(guest.live)));
        node.events.emit({
          event: "metadata-change",
          domain: ref,
          type,
          ...(uri !== undefined && { nsuri: uri }),
        });
      }),
  };
}
