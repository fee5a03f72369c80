// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";
import type { LinkSpeed } from "../common/types.generated.js";

/** An interface that is plugged into a bridge or belongs to a bond. `type` is `bond`. */
export interface BondBridgedInterface extends BridgedInterfaceBase {
  type: "bond";
  /** The name of the interface on the host. */
  name: string;
  bond: HostBond;
}

/** A network interface of the host, as it is configured. `type` is `bond`. */
export interface BondHostInterface extends HostInterfaceBase {
  type: "bond";
  /** The name of the interface on the host. */
  name: string;
  link?: LinkSpeed;
  bond: HostBond;
}

/** A network interface of the host, as it is configured. `type` is `bridge`. */
export interface BridgeHostInterface extends HostInterfaceBase {
  type: "bridge";
  /** The name of the interface on the host. */
  name: string;
  bridge: HostBridge;
}

/** An interface that is plugged into a bridge or belongs to a bond. */
export interface BridgedEthernet extends Kept {
  /** That it is an Ethernet interface. */
  type: "ethernet" | UnknownWord;
  /** The name of the interface on the host. */
  name: string;
  link?: LinkSpeed;
  mac?: HostInterfaceMac;
}

/** An interface that is plugged into a bridge or belongs to a bond. */
export type BridgedInterface =
  | EthernetBridgedInterface
  | VlanBridgedInterface
  | BondBridgedInterface
  | UnknownBridgedInterface;

/** What all of BridgedInterface have. */
export interface BridgedInterfaceBase extends Kept {
  link?: LinkSpeed;
}

/** An interface that is plugged into a bridge or belongs to a bond. `type` is `ethernet`. */
export interface EthernetBridgedInterface extends BridgedInterfaceBase {
  /** That it is an Ethernet interface. */
  type: "ethernet";
  /** The name of the interface on the host. */
  name: string;
  mac?: HostInterfaceMac;
}

/** A network interface of the host, as it is configured. `type` is `ethernet`. */
export interface EthernetHostInterface extends HostInterfaceBase {
  type: "ethernet";
  /** The name of the interface on the host. */
  name: string;
  link?: LinkSpeed;
  mac?: HostInterfaceMac;
}

/** Interfaces that act as one. */
export interface HostBond extends Kept {
  /** How the interfaces work together. */
  mode?: "balance-rr" | "active-backup" | "balance-xor" | "broadcast" | "802.3ad" | "balance-tlb" | "balance-alb" | UnknownWord;
  miimon?: HostBondMiimon;
  arpmon?: HostBondArpmon;
  interface?: BridgedEthernet[];
}

/** How links are watched by ARP; milliseconds. */
export interface HostBondArpmon extends Kept {
  /** How often it is asked, in milliseconds. */
  interval: number;
  /** The address that is asked for. */
  target: string;
  /** Which answers are checked. */
  validate?: "none" | "active" | "backup" | "all" | UnknownWord;
}

/** How links are watched by MII; milliseconds. */
export interface HostBondMiimon extends Kept {
  /** How often it is looked, in milliseconds. */
  freq: number;
  /** How many milliseconds a link must be down to count as down. */
  downdelay?: number;
  /** How many milliseconds a link must be up to count as up. */
  updelay?: number;
  /** Which way the state of the link is asked for. */
  carrier?: "ioctl" | "netif" | UnknownWord;
}

/** A bridge of the host, and what is plugged into it. */
export interface HostBridge extends Kept {
  /** Whether the spanning tree protocol runs. */
  stp?: OnOff;
  /** How many seconds a port waits before it forwards. */
  delay?: string;
  /** The name of the network interface. */
  interface?: BridgedInterface[];
}

/** A network interface of the host, as it is configured. */
export type HostInterface =
  | EthernetHostInterface
  | BridgeHostInterface
  | BondHostInterface
  | VlanHostInterface
  | UnknownHostInterface;

/** What all of HostInterface have. */
export interface HostInterfaceBase extends Kept {
  start?: HostInterfaceStart;
  mtu?: HostInterfaceMtu;
  /** How the interface gets addresses of a family. */
  protocol?: HostInterfaceProtocol[];
}

/** That addresses come by DHCP. */
export interface HostInterfaceDhcp extends Kept {
  /** Whether name servers are taken from DHCP. */
  peerdns?: YesNo;
}

/** An address of version 4. */
export interface HostInterfaceIpv4Address extends Kept {
  /** The IP address. */
  address: string;
  /** How many bits of the address are the network's. */
  prefix?: number;
}

/** A gateway of version 4. */
export interface HostInterfaceIpv4Route extends Kept {
  /** The router. */
  gateway: string;
}

/** An address of version 6. */
export interface HostInterfaceIpv6Address extends Kept {
  /** The IP address. */
  address: string;
  /** How many bits of the address are the network's. */
  prefix?: number;
}

/** A gateway of version 6. */
export interface HostInterfaceIpv6Route extends Kept {
  /** The router. */
  gateway: string;
}

/** The MAC address of an interface. */
export interface HostInterfaceMac extends Kept {
  /** The MAC address. */
  address: string;
}

/** The largest packet. */
export interface HostInterfaceMtu extends Kept {
  /** The longest packet, in bytes. */
  size: number;
}

/** How an interface gets its addresses of version 4. */
export type HostInterfaceProtocol =
  | Ipv4HostInterfaceProtocol
  | Ipv6HostInterfaceProtocol
  | UnknownHostInterfaceProtocol;

/** What all of HostInterfaceProtocol have. */
export interface HostInterfaceProtocolBase extends Kept {
  dhcp?: HostInterfaceDhcp;
}

/** When an interface is brought up. */
export interface HostInterfaceStart extends Kept {
  /** When the interface is started. */
  mode: "onboot" | "none" | "hotplug" | UnknownWord;
}

/** A VLAN on an interface. */
export interface HostVlan extends Kept {
  /** The number of the VLAN. */
  tag: number;
  interface: HostVlanInterface;
}

/** The interface that a VLAN is on. */
export interface HostVlanInterface extends Kept {
  /** The name of the interface on the host. */
  name: string;
}

/** How an interface gets its addresses of version 4. `family` is `ipv4`. */
export interface Ipv4HostInterfaceProtocol extends HostInterfaceProtocolBase {
  /** `ipv4` or `ipv6`. */
  family: "ipv4";
  ip?: HostInterfaceIpv4Address[];
  route?: HostInterfaceIpv4Route;
}

/** How an interface gets its addresses of version 4. `family` is `ipv6`. */
export interface Ipv6HostInterfaceProtocol extends HostInterfaceProtocolBase {
  /** `ipv4` or `ipv6`. */
  family: "ipv6";
  /** Whether addresses come from advertisements of routers. */
  autoconf?: boolean;
  ip?: HostInterfaceIpv6Address[];
  route?: HostInterfaceIpv6Route;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownBridgedInterface extends BridgedInterfaceBase {
  /** The name of the interface on the host. */
  name?: string;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHostInterface extends HostInterfaceBase {
  /** The name of the interface on the host. */
  name?: string;
  type: UnknownWord;
}

/** One whose `family` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHostInterfaceProtocol extends HostInterfaceProtocolBase {
  family: UnknownWord;
}

/** An interface that is plugged into a bridge or belongs to a bond. `type` is `vlan`. */
export interface VlanBridgedInterface extends BridgedInterfaceBase {
  type: "vlan";
  /** The name of the interface on the host. */
  name?: string;
  vlan: HostVlan;
}

/** A network interface of the host, as it is configured. `type` is `vlan`. */
export interface VlanHostInterface extends HostInterfaceBase {
  type: "vlan";
  /** The name of the interface on the host. */
  name?: string;
  link?: LinkSpeed;
  vlan: HostVlan;
}
