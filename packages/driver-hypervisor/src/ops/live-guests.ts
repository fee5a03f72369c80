/** What a toolstack asks the hypervisor about its guests, and the orders that are hypercalls to it. */
import { describeDomain, type GuestIdentity, type LiveGuest, type LiveGuests } from "@libvirt-ts/driver";
import {
  guestKind,
  pauseDomain,
  type Request,
  runState,
  setMaxMemory,
  unpauseDomain,
  type XenDomainInfo,
} from "../abi/index.js";
import { xenRefused } from "../errors.js";
import type { Xen } from "../xen.js";

export function liveGuests(xen: Xen): LiveGuests {
  const guestOf = (info: XenDomainInfo): LiveGuest => ({
    id: info.id,
    uuid: info.uuid,
    kind: guestKind(xen.abi, info),
    state: stateOf(info),
    vcpus: info.maxVcpuId === undefined ? info.onlineVcpus : info.maxVcpuId + 1,
    memory: xen.memory(info),
  });

  function order(guest: GuestIdentity, request: Request<void>): void {
    xen.resolve(guest);
    const errno = xen.order(request);
    if (errno !== 0) throw xenRefused(request.name, errno, describeDomain(guest));
  }

  return {
    ids: async () => xen.domains().map(({ id }) => id),
    withUuid: async (uuid) => xen.findByUuid(uuid).map(guestOf),
    async withId(id) {
      const info = xen.find(id);
      return info && guestOf(info);
    },
    pause: async (guest) => order(guest, pauseDomain(xen.abi, guest.id)),
    unpause: async (guest) => order(guest, unpauseDomain(xen.abi, guest.id)),
    limitMemory: async (guest, memory) => order(guest, setMaxMemory(xen.abi, guest.id, memory)),
  };
}

/** The builder starts the first vcpu last. */
function stateOf(info: XenDomainInfo): LiveGuest["state"] {
  const state = runState(info);
  if (state === "dying" || state === "crashed" || state === "shutdown") return state;
  if (info.onlineVcpus === 0) return "constructing";
  return state === "paused" ? "paused" : "running";
}
