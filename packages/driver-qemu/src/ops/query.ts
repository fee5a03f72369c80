import { hostname } from "node:os";
import {
  type ConnectionOperations,
  type DomainOperations,
  DomainState,
  DomainXMLFlags,
  ErrorDomain,
  type EventOperations,
  noDomain,
} from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { withReadyCopies } from "../blockjobs/jobs.js";
import { wantsHostModel, withHostModel } from "../definition/host-model.js";
import { invalidArgument } from "../errors.js";
import { emulatorFor, findEmulator } from "../host/emulator.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { shutoffReason } from "../node/settle.js";
import { maximumMemory, withoutRun } from "./configuration.js";
import { inForce, infoOf, passes, refOf } from "./domains.js";

type QueryOperations = Required<
  Pick<
    ConnectionOperations,
    | "getType"
    | "getVersion"
    | "getHostname"
    | "getMaxVcpus"
    | "isSecure"
    | "listDomains"
    | "numOfDomains"
    | "listDefinedDomains"
    | "numOfDefinedDomains"
    | "listAllDomains"
    | "domainLookupByID"
    | "domainLookupByName"
    | "domainLookupByUUID"
  > &
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
      | "domainGetXMLDesc"
    >
>;

/** Everything that only looks. */
export function queryOperations(node: QemuNode): QueryOperations {
  const active = async (): Promise<QemuDomain[]> => {
    await node.refresh();
    const found = node.domains().filter(({ guest }) => guest !== undefined);
    return found.sort((a, b) => a.guest!.id - b.guest!.id);
  };
  const inactive = async (): Promise<QemuDomain[]> => {
    await node.refresh();
    return node.domains().filter(({ guest }) => guest === undefined);
  };
  const lookUp = async (what: string, matches: (domain: QemuDomain) => boolean) => {
    await node.refresh();
    const found = node.domains().find(matches);
    if (found === undefined) throw noDomain(ErrorDomain.QEMU, what);
    return refOf(found);
  };
  const usual = async () => node.emulators.get(await emulatorFor());

  return {
    getType: async () => "QEMU",
    getVersion: async () => (await usual()).version ?? 0,
    getHostname: async () => hostname(),
    isSecure: async () => true,

    async getMaxVcpus(type) {
      if (type !== undefined && type !== "qemu" && type !== "kvm")
        throw invalidArgument("type", `expected 'qemu' or 'kvm', not ${JSON.stringify(type)}`);
      const { machines } = await usual();
      return Math.max(...machines.map(({ cpuMax }) => cpuMax));
    },

    listDomains: async () => (await active()).map(({ guest }) => guest!.id),
    numOfDomains: async () => (await active()).length,
    listDefinedDomains: async () => (await inactive()).map(({ name }) => name),
    numOfDefinedDomains: async () => (await inactive()).length,

    async listAllDomains(flags) {
      await node.refresh();
      return node.lookingAtAll(node.domains(), async (domain) => {
        const wanted = flags === 0 || (await passes(node, domain, flags));
        if (!wanted) return [];
        await domain.guest?.reload();
        return [{ ref: refOf(domain), info: await infoOf(domain) }];
      });
    },

    domainLookupByID: (id) => lookUp(`id ${id}`, ({ guest }) => guest?.id === id),
    domainLookupByName: (name) => lookUp(`name '${name}'`, (domain) => domain.name === name),
    domainLookupByUUID: (uuid) => lookUp(`uuid ${uuid}`, (domain) => domain.uuid === uuid),

    domainGetInfo: (ref) => node.looking(ref, infoOf),
    domainGetMaxMemory: async (ref) => maximumMemory(inForce(await node.find(ref))),

    domainGetState: (ref) =>
      node.looking(
        ref,
        async ({ guest, uuid }) =>
          guest?.state() ?? { state: DomainState.SHUTOFF, reason: await shutoffReason(node, uuid) },
      ),

    async domainGetControlInfo(ref) {
      await node.active(ref);
      return { state: 0, details: 0, stateTime: 0 };
    },

    domainIsActive: async (ref) => (await node.find(ref)).guest !== undefined,
    domainIsPersistent: async (ref) => (await node.find(ref)).definition !== undefined,
    async domainIsUpdated(ref) {
      await node.find(ref);
      return false;
    },

    async domainGetOSType(ref) {
      await node.find(ref);
      return "hvm";
    },

    domainGetXMLDesc: (ref, flags) => node.looking(ref, (domain) => documentOf(node, domain, flags)),
  };
}

/** The document of a domain as it is now, or as it is defined. */
async function documentOf(
  { emulators }: QemuNode,
  { guest, definition }: QemuDomain,
  flags: number,
): Promise<string> {
  const secure = (flags & DomainXMLFlags.SECURE) !== 0;
  if (guest === undefined || flags & DomainXMLFlags.INACTIVE) {
    const kept = definition ?? withoutRun(guest!.live);
    const isUpdated = (flags & DomainXMLFlags.UPDATE_CPU) !== 0 && wantsHostModel(kept);
    const told = isUpdated ? withHostModel(kept, await emulators.for(kept, await findEmulator(kept))) : kept;
    return formatDomain(told, { secure, status: false });
  }
  const value = await guest.memory();
  const memory = value !== undefined && { currentMemory: { unit: "KiB" as const, value } };
  const live = await withReadyCopies(guest);
  return formatDomain({ ...live, ...memory, id: guest.id }, { secure });
}

/** What happens to domains. */
export function eventOperations(
  node: QemuNode,
  keep: <T extends { end(): void }>(stream: T) => T,
): Required<Pick<EventOperations, "domainEvents">> {
  return { domainEvents: (filter, options) => keep(node.events.listen(filter, options?.signal)) };
}
