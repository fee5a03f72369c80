// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, HostdevDriver, Mtu, NetworkMac, PortIsolation, Route, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** A virtual network: how it reaches the world, its addresses and services. */
export interface Network extends Kept {
  connections?: number;
  ipv6?: YesNo;
  /** Whether the host believes the guest which packets it wants. */
  trustGuestRxFilters?: YesNo;
  /** The name; no other network of the connection has it. */
  name: string;
  /** A line for people. */
  title?: string;
  /** Text for people. */
  description?: string;
  /** With or without dashes. */
  uuid?: string;
  metadata?: XmlContent;
  forward?: NetworkForward;
  bridge?: NetworkBridge;
  mtu?: Mtu;
  mac?: NetworkMac;
  domain?: NetworkDomain;
  dns?: NetworkDns;
  bandwidth?: Bandwidth;
  vlan?: Vlan;
  virtualport?: Virtualport;
  portgroup?: NetworkPortgroup[];
  port?: PortIsolation;
  ip?: NetworkIp[];
  route?: Route[];
  "dnsmasq:options"?: NetworkDnsmasqOptions;
}

/** A PCI device of the host that is given to a card. */
export interface NetworkAddress extends Kept {
  type: "pci" | UnknownWord;
  domain?: number;
  bus?: number;
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
  connections?: number;
}

/** What machines boot over a network. */
export interface NetworkBootp extends Kept {
  file: string;
  server?: string;
}

/** The bridge of the host. */
export interface NetworkBridge extends Kept {
  /** The name of the bridge. */
  name?: string;
  zone?: string;
  /** Whether the spanning tree protocol runs. */
  stp?: OnOff;
  /** Seconds before a port forwards. */
  delay?: number;
  /** Who keeps the bridge's table of MAC addresses. */
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
}

/** The addresses that are handed out. */
export interface NetworkDhcp extends Kept {
  range?: NetworkRange[];
  host?: NetworkDhcpHost[];
  bootp?: NetworkBootp;
}

/** The address that one machine is handed. */
export interface NetworkDhcpHost extends Kept {
  mac?: string;
  id?: string;
  name?: string;
  ip: string;
  lease?: NetworkLease;
}

/** What a network's DNS server tells. */
export interface NetworkDns extends Kept {
  enable?: YesNo;
  forwardPlainNames?: YesNo;
  forwarder?: NetworkForwarder[];
  txt?: NetworkTxt[];
  srv?: NetworkSrv[];
  host?: NetworkHost[];
}

/** An option of dnsmasq. */
export interface NetworkDnsmasqOption extends Kept {
  value: string;
}

/** Options that dnsmasq is given as they are. */
export interface NetworkDnsmasqOptions extends Kept {
  "dnsmasq:option"?: NetworkDnsmasqOption[];
}

/** The DNS domain of a network. */
export interface NetworkDomain extends Kept {
  name: string;
  localOnly?: YesNo;
  register?: YesNo;
}

/** How a network reaches the world. */
export interface NetworkForward extends Kept {
  dev?: string;
  mode?: "nat" | "route" | "open" | "bridge" | "passthrough" | "private" | "vepa" | "hostdev" | UnknownWord;
  managed?: YesNo;
  nat?: NetworkNat;
  interface?: NetworkInterface[];
  address?: NetworkAddress[];
  pf?: NetworkPf;
  driver?: HostdevDriver;
}

/** A server that is asked for what is not known. */
export interface NetworkForwarder extends Kept {
  domain?: string;
  addr?: string;
}

/** The names of an address. */
export interface NetworkHost extends Kept {
  ip: string;
  hostname?: string[];
}

/** An interface of the host by which a network reaches the world. */
export interface NetworkInterface extends Kept {
  dev: string;
  connections?: number;
}

/** An address of the host in a network, and what is served there. */
export interface NetworkIp extends Kept {
  /** `ipv4` or `ipv6`. */
  family?: string;
  address?: string;
  /** Which bits of the address are the network's. */
  netmask?: string;
  /** The length of the network's prefix; `netmask` says the same otherwise. */
  prefix?: number;
  localPtr?: YesNo;
  tftp?: NetworkTftp;
  dhcp?: NetworkDhcp;
}

/** How long an address is lent. */
export interface NetworkLease extends Kept {
  expiry: number;
  unit?: "seconds" | "minutes" | "hours" | UnknownWord;
}

/** How addresses are translated. */
export interface NetworkNat extends Kept {
  ipv6?: YesNo;
  address?: NetworkNatAddress;
  port?: NetworkNatPort;
}

/** The addresses that a network's own become. */
export interface NetworkNatAddress extends Kept {
  start: string;
  end: string;
}

/** The ports that a network's own become. */
export interface NetworkNatPort extends Kept {
  start: number;
  end: number;
}

/** The physical function whose virtual ones are given to cards. */
export interface NetworkPf extends Kept {
  dev: string;
}

/** Settings that cards take over by name. */
export interface NetworkPortgroup extends Kept {
  name: string;
  default?: YesNo;
  /** Whether the host believes the guest which packets it wants. */
  trustGuestRxFilters?: YesNo;
  vlan?: Vlan;
  virtualport?: Virtualport;
  bandwidth?: Bandwidth;
}

/** A range of addresses that are handed out. */
export interface NetworkRange extends Kept {
  start: string;
  end: string;
  lease?: NetworkLease;
}

/** An SRV record. */
export interface NetworkSrv extends Kept {
  service: string;
  protocol: string;
  domain?: string;
  target?: string;
  port?: number;
  priority?: number;
  weight?: number;
}

/** The directory that is served by TFTP. */
export interface NetworkTftp extends Kept {
  root: string;
}

/** A TXT record. */
export interface NetworkTxt extends Kept {
  name: string;
  value: string;
}
