import { randomUUID } from "node:crypto";
import {
  ErrorNumber,
  type LibvirtError,
  type NetworkPortOperations,
  type NetworkPortRef,
  networkPortFields,
  writeTypedParams,
} from "@libvirt-ts/driver";
import { parseUuid } from "@libvirt-ts/xml";
import { formatNetworkPort, type NetworkPort, parseNetworkPort } from "@libvirt-ts/xml/network-port";
import { readDocument } from "../document.js";
import { testError } from "../errors.js";
import { networkKind, networkRef, type TestNetwork } from "../state/network.js";
import type { TestNode } from "../state/node.js";
import { assertActive } from "../state/table.js";

/** What guests' cards are plugged into; ports go when their network ends. */
export function networkPortOperations(
  { networks }: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<NetworkPortOperations> {
  const ref = (network: TestNetwork, uuid: string): NetworkPortRef => ({
    network: networkRef(network),
    uuid,
  });

  function find({ network, uuid }: NetworkPortRef): {
    readonly network: TestNetwork;
    readonly port: NetworkPort;
  } {
    const found = networks.byUuid(network.uuid);
    const port = found.ports.get(uuid);
    if (port !== undefined) return { network: found, port };
    throw testError(ErrorNumber.NO_NETWORK_PORT, `uuid ${uuid}`, `network '${found.name}' has no such port`);
  }

  return {
    async networkListAllPorts({ uuid }) {
      const network = networks.byUuid(uuid);
      return Array.from(network.ports.keys(), (port) => ref(network, port));
    },

    async networkPortLookupByUUID(network, uuid) {
      return ref(find({ network, uuid }).network, uuid);
    },

    async networkPortCreateXML({ uuid: networkUuid }, xml, _flags) {
      const network = networks.byUuid(networkUuid);
      assertActive(networkKind, network);
      const { networkPort } = readDocument("network port XML", () => parseNetworkPort(xml), warn);
      const uuid = parseUuid(networkPort.uuid) ?? randomUUID();
      if (network.ports.has(uuid)) throw testError(ErrorNumber.NETWORK_PORT_EXIST, `uuid ${uuid}`);
      network.ports.set(uuid, networkPort);
      return ref(network, uuid);
    },

    networkPortGetXMLDesc: async (port) => formatNetworkPort(find(port).port),

    networkPortGetParameters: async (port) => parametersOf(find(port).port),

    async networkPortSetParameters(ref, params) {
      const { network, port } = find(ref);
      const before = parametersOf(port);
      const after: Record<string, Record<string, number>> = { inbound: {}, outbound: {} };
      for (const { field, value: wire } of writeTypedParams({ ...before, ...params }, networkPortFields)) {
        const [direction, figure] = field.split(".") as [string, string];
        if (Number(wire) > 0) after[direction]![figure] = Number(wire);
      }
      network.ports.set(ref.uuid, { ...port, bandwidth: { ...port.bandwidth, ...after } });
    },

    async networkPortDelete(port) {
      find(port).network.ports.delete(port.uuid);
    },
  };
}

/** The limits of a port's traffic, in KiB/s and, of bursts, KiB; 0 where there is none. */
function parametersOf({ bandwidth }: NetworkPort): Record<string, number> {
  return Object.fromEntries(
    Object.keys(networkPortFields).map((field) => {
      const [direction, figure] = field.split(".") as ["inbound" | "outbound", "average"];
      return [field, bandwidth?.[direction]?.[figure] ?? 0];
    }),
  );
}
