// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, HostdevDriver, NetworkMac, Owner, PciAddress, PortIsolation, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** Where a port is plugged on the host. `type` is `direct`. */
export interface DirectNetworkPortPlug extends NetworkPortPlugBase {
  type: "direct";
  /** The interface of the host. */
  dev: string;
  /** How the interface shares the host's. */
  mode: "bridge" | "passthrough" | "private" | "vepa" | UnknownWord;
}

/** Where a port is plugged on the host. `type` is `hostdev-pci`. */
export interface HostdevPciNetworkPortPlug extends NetworkPortPlugBase {
  type: "hostdev-pci";
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  driver?: HostdevDriver;
  address: PciAddress;
}

/** Where a port is plugged on the host. `type` is `network`, `bridge`. */
export interface NetworkNetworkPortPlug extends NetworkPortPlugBase {
  type: "network" | "bridge";
  /** The bridge of the host. */
  bridge: string;
  /** Who keeps the bridge's table of MAC addresses. */
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
}

/** A card's place in a virtual network. */
export interface NetworkPort extends Kept {
  /** With or without dashes. */
  uuid: string;
  owner: Owner;
  mac: NetworkMac;
  /** The name of the group of ports. */
  group?: string;
  rxfilters?: NetworkPortRxfilters;
  virtualport?: Virtualport;
  bandwidth?: Bandwidth;
  vlan?: Vlan;
  port?: PortIsolation;
  plug?: NetworkPortPlug;
}

/** Where a port is plugged on the host. */
export type NetworkPortPlug =
  | NetworkNetworkPortPlug
  | DirectNetworkPortPlug
  | HostdevPciNetworkPortPlug
  | UnknownNetworkPortPlug;

/** What all of NetworkPortPlug have. */
export interface NetworkPortPlugBase extends Kept {
}

/** Whether a guest may change what it receives. */
export interface NetworkPortRxfilters extends Kept {
  /** Whether the host believes the guest which packets it wants. */
  trustGuest: YesNo;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNetworkPortPlug extends NetworkPortPlugBase {
  type: UnknownWord;
}
