import {
  type DomainInfo,
  type DomainRef,
  DomainState,
  ConnectListAllDomainsFlags as Filter,
} from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { readCheckpoints } from "../checkpoints/store.js";
import { exists } from "../node/files.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { readSnapshots } from "../snapshots/store.js";
import { currentMemory, maximumMemory, onlineVcpus } from "./configuration.js";

export function refOf({ uuid, name, guest }: QemuDomain): DomainRef {
  return guest === undefined ? { uuid, name } : { uuid, name, id: guest.id };
}

/** What is in force: the running configuration, else the definition. */
export const inForce = ({ guest, definition }: QemuDomain): Domain => (guest?.live ?? definition)!;

/** The managed save of a domain; undefined where it has none. */
export async function savedFile(node: QemuNode, uuid: string): Promise<string | undefined> {
  const path = node.savePath(uuid);
  return (await exists(path)) ? path : undefined;
}

export async function infoOf(domain: QemuDomain): Promise<DomainInfo> {
  const { guest } = domain;
  const configuration = inForce(domain);
  const state = (await guest?.bareState()) ?? DomainState.SHUTOFF;
  return {
    state: state as DomainState,
    maxMem: maximumMemory(configuration),
    memory: (await guest?.memory()) ?? currentMemory(configuration),
    nrVirtCpu: onlineVcpus(configuration),
    cpuTime: guest?.cpuTime ?? 0n,
  };
}

/** Whether a domain is among those that the flags of `listAllDomains` ask for. */
export async function passes(node: QemuNode, domain: QemuDomain, flags: number): Promise<boolean> {
  const { guest, definition, uuid } = domain;
  const asked = (group: number): boolean => (flags & group) !== 0;
  const either = (yes: number, no: number, holds: boolean): boolean =>
    !asked(yes | no) || asked(holds ? yes : no);
  if (!either(Filter.ACTIVE, Filter.INACTIVE, guest !== undefined)) return false;
  if (!either(Filter.PERSISTENT, Filter.TRANSIENT, definition !== undefined)) return false;
  const { RUNNING, PAUSED, SHUTOFF, OTHER } = Filter;
  if (asked(RUNNING | PAUSED | SHUTOFF | OTHER)) {
    const state = (await guest?.bareState()) ?? DomainState.SHUTOFF;
    const bits = new Map<number, number>([
      [DomainState.RUNNING, RUNNING],
      [DomainState.PAUSED, PAUSED],
      [DomainState.SHUTOFF, SHUTOFF],
    ]);
    if (!asked(bits.get(state) ?? OTHER)) return false;
  }
  if (asked(Filter.MANAGEDSAVE | Filter.NO_MANAGEDSAVE)) {
    const isSaved = (await savedFile(node, uuid)) !== undefined;
    if (!either(Filter.MANAGEDSAVE, Filter.NO_MANAGEDSAVE, isSaved)) return false;
  }
  if (asked(Filter.AUTOSTART | Filter.NO_AUTOSTART)) {
    if (!either(Filter.AUTOSTART, Filter.NO_AUTOSTART, await node.isAutostarted(uuid))) return false;
  }
  if (asked(Filter.HAS_SNAPSHOT | Filter.NO_SNAPSHOT)) {
    const { tree } = await readSnapshots(node.layout, uuid);
    if (!either(Filter.HAS_SNAPSHOT, Filter.NO_SNAPSHOT, tree.size > 0)) return false;
  }
  if (!asked(Filter.HAS_CHECKPOINT | Filter.NO_CHECKPOINT)) return true;
  const { tree } = await readCheckpoints(node.layout, uuid);
  return either(Filter.HAS_CHECKPOINT, Filter.NO_CHECKPOINT, tree.size > 0);
}
