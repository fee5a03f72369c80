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
import type { DomainDescription } from "@libvirt-ts/xml";
import type { ConfigEntry } from "../config-dir/entry.js";
import { xmError } from "../errors.js";
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
    domainGetMaxMemory: async (ref) => descriptionOf(node, await inactive(node, ref)).memory,

    async domainGetOSType(ref) {
      const { os } = descriptionOf(node, await inactive(node, ref));
      if (os.kind === "hvm") return "hvm";
      return os.kind === "paravirtual" && os.machine === "xenpvh" ? "pvh" : "linux";
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

function infoOf({
  memory,
  currentMemory = memory,
  vcpus,
  currentVcpus = vcpus,
}: DomainDescription): DomainInfo {
  const { SHUTOFF } = DomainState;
  return { state: SHUTOFF, maxMem: memory, memory: currentMemory, nrVirtCpu: currentVcpus, cpuTime: 0n };
}
