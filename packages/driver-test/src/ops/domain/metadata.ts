import { type DomainMetadataChangeEvent, type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainMetadataType } from "@libvirt-ts/driver/flags";
import { formatMetadataElement, metadataElement, withMetadataElement } from "@libvirt-ts/xml/parts";
import { invalidArgument, testError } from "../../errors.js";
import { changeConfiguration, configurationFor } from "../../state/impact.js";
import { elementFor, namespaceFor } from "../../state/metadata.js";
import type { NodeDomains } from "../../state/node-domains.js";

type MetadataOperations = Required<Pick<DomainOperations, "domainGetMetadata" | "domainSetMetadata">>;

const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;

/** Title, description, and elements that applications keep about a domain. */
export function metadataOperations(node: NodeDomains): MetadataOperations {
  return {
    async domainGetMetadata(ref, type, uri, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      const found =
        type === ELEMENT
          ? metadataElement(configuration, namespaceFor("virDomainGetMetadata", uri))
          : configuration[fieldOf("virDomainGetMetadata", type)];
      if (found !== undefined) return typeof found === "string" ? found : formatMetadataElement(found);
      throw testError(ErrorNumber.NO_DOMAIN_METADATA, `domain '${configuration.name}'`);
    },

    async domainSetMetadata(ref, type, metadata, key, uri, flags) {
      const what = "virDomainSetMetadata";
      const domain = node.find(ref);
      if (type !== ELEMENT) {
        const field = fieldOf(what, type);
        if (field === "title" && metadata?.includes("\n")) {
          throw invalidArgument(what, "a title has no line ends");
        }
        changeConfiguration(node, domain, flags, ({ [field]: _, ...rest }) => ({
          ...rest,
          ...(metadata ? { [field]: metadata } : {}),
        }));
        node.tell({ event: "metadata-change", type } as Omit<DomainMetadataChangeEvent, "domain">, domain);
        return;
      }
      const namespace = namespaceFor(what, uri);
      const element = metadata === undefined ? undefined : elementFor(metadata, key, namespace);
      changeConfiguration(node, domain, flags, (configuration) =>
        withMetadataElement(configuration, namespace, element),
      );
      node.tell({ event: "metadata-change", type, nsuri: namespace }, domain);
    },
  };
}

function fieldOf(what: string, type: number): "title" | "description" {
  if (type === TITLE) return "title";
  if (type === DESCRIPTION) return "description";
  throw invalidArgument(what, `there is no type ${type} of metadata`);
}
