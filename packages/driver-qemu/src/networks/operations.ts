import { type EventOperations, type LibvirtError, lazily, wantedKinds } from "@libvirt-ts/driver";
import type { QemuNode } from "../node/node.js";
import type { networkOperations as load } from "./network-operations.js";

type Operations = ReturnType<typeof load>;

const names: Readonly<Record<keyof Operations, true>> = {
  listAllNetworks: true,
  networkLookupByName: true,
  networkLookupByUUID: true,
  networkCreateXML: true,
  networkDefineXML: true,
  networkCreate: true,
  networkDestroy: true,
  networkUndefine: true,
  networkUpdate: true,
  networkGetMetadata: true,
  networkSetMetadata: true,
  networkGetXMLDesc: true,
  networkGetBridgeName: true,
  networkGetAutostart: true,
  networkSetAutostart: true,
  networkIsActive: true,
  networkIsPersistent: true,
};

/** Networks and their events; loaded when one of them is asked for. `keep` is told of event streams, which end with the connection. */
export function networkOperations(
  node: QemuNode,
  keep: <T extends { end(): void }>(stream: T) => T,
  warn: (warning: LibvirtError) => void,
): Operations & Required<Pick<EventOperations, "networkEvents">> {
  return {
    ...lazily(names, async () => (await import("./network-operations.js")).networkOperations(node, warn)),
    networkEvents: ({ kinds, network }, options) =>
      keep(
        node.networks.listen(
          wantedKinds(kinds, (event) => network === undefined || event.network.uuid === network.uuid),
          options?.signal,
        ),
      ),
  };
}
