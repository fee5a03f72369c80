import {
  activityFilter,
  type ConnectionOperations,
  type DomainInfo,
  type DomainListing,
  type DomainOperations,
  DomainState,
  DomainXMLFlags,
  ErrorDomain,
  ErrorNumber,
} from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { bootOf, isPvh } from "@libvirt-ts/xml/xen";
import type { ConfigEntry } from "../config-dir/entry.js";
import { xmError } from "../errors.js";
import { memoryIn } from "../sizes.js";
import { activeEntries, descriptionOf, documentXML, inactive, refOf, type XmNode } from "../xm-node.js";

type QueryOperations = Required<
  Pick<
    ConnectionOperations,
    | "getType"
    | "listDefinedDomains"
    | "numOfDefinedDomains"
    | "listAllDomains"
    | "domainLookupByName"
    | "domainLookupByUUID"
  > &
    Pick<DomainOperations, "domainGetInfo" | "domainGetMaxMemory" | "domainGetOSType" | "domainGetXMLDesc">
>;

/** Everything that only looks. */
export function queryOperations(node: XmNode): QueryOperations {
  const { directory } = node;

  /** The entries whose guests do not run: one request to those who know, whatever their number. */
  async function inactiveEntries(signal: AbortSignal | undefined): Promise<ConfigEntry[]> {
    const entries = await directory.entries();
    const active = await activeEntries(node, entries, signal);
    return active.size === 0 ? entries : entries.filter((entry) => !active.has(entry));
  }

  return {
    getType: async () => "XenXM",

    listDefinedDomains: async (options) => (await inactiveEntries(options?.signal)).map(({ name }) => name),
    numOfDefinedDomains: async (options) => (await inactiveEntries(options?.signal)).length,

    async listAllDomains(flags, options) {
      if (!activityFilter(ErrorDomain.XENXM, flags).inactive) return [];
      return (await inactiveEntries(options?.signal)).map((entry) => listing(node, entry));
    },

    domainLookupByName: async (name) => refOf(await directory.byName(name)),
    domainLookupByUUID: async (uuid) => refOf(await directory.byUuid(uuid)),

    domainGetInfo: async (ref) => infoOf(descriptionOf(node, await inactive(node, ref))),
    domainGetMaxMemory: async (ref) => memoryIn(descriptionOf(node, await inactive(node, ref))).maximum,

    async domainGetOSType(ref) {
      const boot = bootOf(descriptionOf(node, await inactive(node, ref)));
      if (boot.kind === "hvm") return "hvm";
      return boot.kind === "paravirtual" && isPvh(boot.os) ? "pvh" : "linux";
    },

    async domainGetXMLDesc(ref, flags) {
      const secure = (flags & DomainXMLFlags.SECURE) !== 0;
      if (secure && node.readOnly) {
        throw xmError(ErrorNumber.OPERATION_DENIED, "VIR_DOMAIN_XML_SECURE", "passwords are not for readers");
      }
      return documentXML(node, await inactive(node, ref), secure);
    },
  };
}

/** A row of the list; without figures where the file's make no sense. */
function listing(node: XmNode, entry: ConfigEntry): DomainListing {
  const ref = refOf(entry);
  try {
    return { ref, info: infoOf(descriptionOf(node, entry)) };
  } catch {
    return { ref };
  }
}

function infoOf(domain: Domain): DomainInfo {
  const { SHUTOFF } = DomainState;
  const { maximum: maxMem, used: memory } = memoryIn(domain);
  const { value, current: nrVirtCpu = value } = domain.vcpu ?? { value: 1 };
  return { state: SHUTOFF, maxMem, memory, nrVirtCpu, cpuTime: 0n };
}
