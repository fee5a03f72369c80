import {
  type ConnectionOperations,
  type DomainOperations,
  DomainState,
  type EventOperations,
} from "@libvirt-ts/driver";
import { configurationOf, infoOf, refOf, type TestDomain } from "../../state/domain.js";
import { domainPasses } from "../../state/domain-filter.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { memoryOf } from "../../state/sizes.js";

type QueryOperations = Required<
  Pick<
    ConnectionOperations,
    | "listDomains"
    | "numOfDomains"
    | "listDefinedDomains"
    | "numOfDefinedDomains"
    | "listAllDomains"
    | "domainLookupByID"
    | "domainLookupByName"
    | "domainLookupByUUID"
  > &
    Pick<EventOperations, "domainEvents"> &
    Pick<
      DomainOperations,
      | "domainGetInfo"
      | "domainGetState"
      | "domainGetControlInfo"
      | "domainIsActive"
      | "domainIsPersistent"
      | "domainIsUpdated"
      | "domainGetOSType"
      | "domainGetMaxMemory"
    >
>;

/** Everything that only looks. */
export function queryOperations(node: NodeDomains): QueryOperations {
  return {
    listDomains: async () => Array.from(node.active(), ({ guest }) => guest!.id),
    numOfDomains: async () => node.activeCount,
    listDefinedDomains: async () => Array.from(node.inactive(), ({ name }) => name),
    numOfDefinedDomains: async () => node.inactiveCount,

    async listAllDomains(flags) {
      const row = (domain: TestDomain) => ({ ref: refOf(domain), info: infoOf(domain) });
      const rowsOf = (domains: TestDomain[]) =>
        (flags === 0 ? domains : domains.filter((domain) => domainPasses(domain, flags))).map(row);
      return rowsOf(node.active()).concat(rowsOf(node.inactive()));
    },

    domainLookupByID: async (id) => refOf(node.byId(id)),
    domainLookupByName: async (name) => refOf(node.byName(name)),
    domainLookupByUUID: async (uuid) => refOf(node.byUuid(uuid)),

    domainGetInfo: async (ref) => infoOf(node.find(ref)),
    domainGetMaxMemory: async (ref) => memoryOf(configurationOf(node.find(ref))),

    async domainGetState(ref) {
      const { guest, shutoffReason } = node.find(ref);
      return guest === undefined
        ? { state: DomainState.SHUTOFF, reason: shutoffReason }
        : { state: guest.state, reason: guest.reason };
    },

    async domainGetControlInfo(ref) {
      node.guestOf(node.find(ref));
      return { state: 0, details: 0, stateTime: 0 };
    },

    domainIsActive: async (ref) => node.find(ref).guest !== undefined,
    domainIsPersistent: async (ref) => node.find(ref).definition !== undefined,
    async domainIsUpdated(ref) {
      node.find(ref);
      return false;
    },

    async domainGetOSType(ref) {
      return configurationOf(node.find(ref)).os?.type.value === "hvm" ? "hvm" : "linux";
    },

    domainEvents: (filter, options) => node.listen(filter, options?.signal),
  };
}
