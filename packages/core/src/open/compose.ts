import type { PeerLookup, PeerName, Peers } from "@libvirt-ts/driver";
import type { Member } from "../dispatch/dispatch.js";

/** Who is asked first where several drivers provide a peer; strangers follow in the order of their registration. */
const preferred: Readonly<Record<PeerName, readonly string[]>> = {
  guestRuntime: ["XenStore"],
  guestDevices: ["XenStore"],
  vifLocator: ["XenStore"],
  liveDomains: ["Xen"],
  liveGuests: ["Xen"],
  guestRequests: ["XenStore"],
  domainNames: ["XenStore", "XenDaemon"],
  activeDomains: ["XenDaemon", "Xen"],
  guestNodes: ["XenStore"],
  guestEnds: ["Xen"],
  memoryLimits: ["XenStore"],
  domainStarter: ["XenDaemon", "XenLight"],
  configFormat: ["XenDaemon"],
};

/**
 * Where the first takes part, the second does not: xend and xl are the host's toolstack, and xl keeps xm's files too. The daemon is for
 * who can reach nothing of it himself, and sees all of it.
 */
export const alternatives: readonly (readonly [string, string])[] = [
  ["XenDaemon", "XenLight"],
  ["XenLight", "XenXM"],
  ...["Xen", "XenDaemon", "XenLight", "XenStore"].map((name) => [name, "Proxy"] as const),
  ["Proxy", "XenXM"],
];

/**
 * Wires the members of a connection to each other. Look-ups happen when a driver uses them, so it does not matter that
 * the list is still being filled when the drivers open.
 */
export function peerLookup(members: readonly Member[], forDriver: string): PeerLookup {
  return {
    get<N extends PeerName>(name: N): Peers[N] | undefined {
      const providers = members.filter(
        ({ driver, connection }) => driver.name !== forDriver && connection.peers?.[name] !== undefined,
      );
      const order = preferred[name];
      const best =
        providers.find(({ driver }) => driver.name === order[0]) ??
        providers.find(({ driver }) => order.includes(driver.name)) ??
        providers[0];
      return best?.connection.peers?.[name];
    },
  };
}
