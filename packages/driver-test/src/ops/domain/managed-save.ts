import {
  DomainEventStoppedDetail,
  type DomainOperations,
  type DomainRef,
  DomainState,
  ErrorNumber,
  type LibvirtError,
} from "@libvirt-ts/driver";
import { DomainJobOperation, DomainSaveImageXMLFlags } from "@libvirt-ts/driver/flags";
import { identified } from "../../configuration.js";
import { testError, wrongState } from "../../errors.js";
import type { SavedGuest } from "../../state/domain.js";
import { formatConfiguration } from "../../state/domain-document.js";
import { memoryJob } from "../../state/job.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { stop } from "./endings.js";
import { pausedBy, replaced } from "./save.js";

type ManagedSaveOperations = Required<
  Pick<
    DomainOperations,
    | "domainManagedSave"
    | "domainHasManagedSaveImage"
    | "domainManagedSaveRemove"
    | "domainManagedSaveGetXMLDesc"
    | "domainManagedSaveDefineXML"
  >
>;

/** Guests that the node keeps until the next start of their domain. */
export function managedSaveOperations(
  node: NodeDomains,
  warn: (warning: LibvirtError) => void,
): ManagedSaveOperations {
  function savedOf(ref: DomainRef): SavedGuest {
    const { name, managedSave } = node.find(ref);
    if (managedSave !== undefined) return managedSave;
    throw testError(ErrorNumber.OPERATION_INVALID, `domain '${name}'`, "it has no managed save image");
  }

  return {
    async domainManagedSave(ref, flags) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      if (domain.definition === undefined) throw wrongState(ref, "a transient domain has no managed save");
      domain.managedSave = {
        configuration: guest.description,
        paused: pausedBy(flags, guest.state !== DomainState.RUNNING),
      };
      domain.completedJob = memoryJob(DomainJobOperation.SAVE, guest.description);
      stop(node, domain, DomainEventStoppedDetail.SAVED);
    },

    domainHasManagedSaveImage: async (ref) => node.find(ref).managedSave !== undefined,

    async domainManagedSaveRemove(ref) {
      node.find(ref).managedSave = undefined;
    },

    async domainManagedSaveGetXMLDesc(ref, flags) {
      return formatConfiguration(
        node,
        savedOf(ref).configuration,
        (flags & DomainSaveImageXMLFlags.SECURE) !== 0,
      );
    },

    async domainManagedSaveDefineXML(ref, xml, flags) {
      const { configuration, paused } = savedOf(ref);
      const next = identified(replaced(configuration, xml, warn), configuration.uuid);
      node.find(ref).managedSave = { configuration: next, paused: pausedBy(flags, paused) };
    },
  };
}
