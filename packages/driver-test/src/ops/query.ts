import {
  activityFilter,
  type ConnectionOperations,
  type DomainOperations,
  DomainXMLFlags,
  ErrorDomain,
  type EventOperations,
} from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml";
import type { NodeState } from "../node-state.js";
import { configurationOf, infoOf, refOf, type TestDomain } from "../test-domain.js";

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
    Pick<DomainOperations, "domainGetInfo" | "domainGetOSType" | "domainGetMaxMemory" | "domainGetXMLDesc">
>;

/** Everything that only looks. */
export function queryOperations(node: NodeState): QueryOperations {
  return {
    listDomains: async () => Array.from(node.active(), ({ guest }) => guest!.id),
    numOfDomains: async () => node.activeCount,
    listDefinedDomains: async () => Array.from(node.inactive(), ({ name }) => name),
    numOfDefinedDomains: async () => node.inactiveCount,

    async listAllDomains(flags) {
      const { active, inactive } = activityFilter(ErrorDomain.TEST, flags);
      const row = (domain: TestDomain) => ({ ref: refOf(domain), info: infoOf(domain) });
      const running = active ? Array.from(node.active(), row) : [];
      return inactive ? [...running, ...Array.from(node.inactive(), row)] : running;
    },

    domainLookupByID: async (id) => refOf(node.byId(id)),
    domainLookupByName: async (name) => refOf(node.byName(name)),
    domainLookupByUUID: async (uuid) => refOf(node.byUuid(uuid)),

    domainGetInfo: async (ref) => infoOf(node.find(ref)),
    domainGetMaxMemory: async (ref) => configurationOf(node.find(ref)).memory,

    async domainGetOSType(ref) {
      return configurationOf(node.find(ref)).os.kind === "hvm" ? "hvm" : "linux";
    },

    async domainGetXMLDesc(ref, flags) {
      const domain = node.find(ref);
      const secure = (flags & DomainXMLFlags.SECURE) !== 0;
      const { guest } = domain;
      if (guest === undefined || flags & DomainXMLFlags.INACTIVE)
        return formatDomain(domain.definition ?? configurationOf(domain), { secure });
      return formatDomain({ ...guest.description, id: guest.id }, { secure });
    },

    domainEvents: (filter, options) => node.listen(filter, options?.signal),
  };
}
