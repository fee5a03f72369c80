import { ErrorDomain, ErrorNumber, type NetworkEvent } from "@libvirt-ts/driver";
import { NetworkEventLifecycleType } from "@libvirt-ts/driver/flags";
import { generateUuid } from "@libvirt-ts/xml";
import { formatNetwork, type Network, parseNetwork } from "@libvirt-ts/xml/network";
import { Book } from "../objects/book.js";
import type { BookHost, Kept, Kind } from "../objects/kind.js";

export type NetworkBook = Book<Network, NetworkEvent>;

const kind: Kind<Network, NetworkEvent> = {
  noun: "network",
  domain: ErrorDomain.NETWORK,
  missing: ErrorNumber.NO_NETWORK,
  codec: {
    parse: (text) => parseNetwork(text).network as Kept<Network>,
    format: (network) => formatNetwork(network),
  },
  event: (network, change) => ({
    event: "lifecycle",
    network,
    type: NetworkEventLifecycleType[change],
    detail: 0,
  }),
  // Nothing of the host is made for a network: each guest brings its part.
  assertStartable: async () => {},
};

/** The networks of a node, kept in a folder; at first there is `default`, by which guests reach the world. */
export const networkBook = (folder: string, host: BookHost): NetworkBook =>
  new Book(kind, folder, host, () => ({
    name: "default",
    uuid: generateUuid(),
    forward: { mode: "nat" },
    ip: [
      {
        address: "192.168.122.1",
        netmask: "255.255.255.0",
        dhcp: { range: [{ start: "192.168.122.2", end: "192.168.122.254" }] },
      },
    ],
  }));
