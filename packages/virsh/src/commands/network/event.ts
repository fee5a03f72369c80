import type { ConnectNetworkEvent, Network } from "@libvirt-ts/core";
import { NetworkEventLifecycleType } from "@libvirt-ts/core/flags";
import { findNetwork } from "../../values/find.js";
import { objectEvents } from "../kit/object-events.js";

export const netEvent = objectEvents<Network, ConnectNetworkEvent>({
  key: "network",
  what: "network",
  kinds: ["lifecycle", "metadata-change"],
  types: NetworkEventLifecycleType,
  find: findNetwork,
  open: ({ connection }, { kinds, object }, call) =>
    connection.networkEvents({ kinds, ...(object && { network: object }) }, call),
  nameOf: ({ network }) => network.name(),
});
