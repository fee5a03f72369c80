// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, HostdevDriver, Mtu, NetworkMac, PortIsolation, Route, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** A virtual network: how it reaches the world, its addresses and services. */
export interface Network extends Kept {
  /** How many guests are connected. */
  connections?: number;
  /** Whether IPv6 is included. */
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
  /** XML of other programs, which is kept. */
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
  /** That it is a PCI address. */
  type: "pci" | UnknownWord;
  /** The PCI domain. */
  domain?: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the slot. */
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
  /** How many guests are connected. */
  connections?: number;
}

/** What machines boot over a network. */
export interface NetworkBootp extends Kept {
  /** The file that is booted from. */
  file: string;
  /** The server. */
  server?: string;
}

/** The bridge of the host. */
export interface NetworkBridge extends Kept {
  /** The name of the bridge. */
  name?: string;
  /** The zone of the host's firewall. */
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
  /** The MAC address. */
  mac?: string;
  /** The client's id, by which it is known. */
  id?: string;
  /** The name that the guest gets. */
  name?: string;
  /** The IP address. */
  ip: string;
  lease?: NetworkLease;
}

/** What a network's DNS server tells. */
export interface NetworkDns extends Kept {
  /** Whether it is on. */
  enable?: YesNo;
  /** Whether names without a dot are asked of other servers. */
  forwardPlainNames?: YesNo;
  forwarder?: NetworkForwarder[];
  txt?: NetworkTxt[];
  srv?: NetworkSrv[];
  host?: NetworkHost[];
}

/** An option of dnsmasq. */
export interface NetworkDnsmasqOption extends Kept {
  /** The line of dnsmasq's configuration. */
  value: string;
}

/** Options that dnsmasq is given as they are. */
export interface NetworkDnsmasqOptions extends Kept {
  "dnsmasq:option"?: NetworkDnsmasqOption[];
}

/** The DNS domain of a network. */
export interface NetworkDomain extends Kept {
  /** The name of the DNS domain. */
  name: string;
  /** Whether names of the domain are never asked of other servers. */
  localOnly?: YesNo;
  /** Whether guests are registered with the host's resolver. */
  register?: YesNo;
}

/** How a network reaches the world. */
export interface NetworkForward extends Kept {
  /** The interface of the host. */
  dev?: string;
  /** How packets leave the network: `nat`, `route`, `open`, `bridge`, … */
  mode?: "nat" | "route" | "open" | "bridge" | "passthrough" | "private" | "vepa" | "hostdev" | UnknownWord;
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  nat?: NetworkNat;
  interface?: NetworkInterface[];
  address?: NetworkAddress[];
  pf?: NetworkPf;
  driver?: HostdevDriver;
}

/** A server that is asked for what is not known. */
export interface NetworkForwarder extends Kept {
  /** Names of which domain are asked of the server. */
  domain?: string;
  /** The address of the server. */
  addr?: string;
}

/** The names of an address. */
export interface NetworkHost extends Kept {
  /** The IP address. */
  ip: string;
  /** A name of that address. */
  hostname?: string[];
}

/** An interface of the host by which a network reaches the world. */
export interface NetworkInterface extends Kept {
  /** The interface of the host. */
  dev: string;
  /** How many guests are connected. */
  connections?: number;
}

/** An address of the host in a network, and what is served there. */
export interface NetworkIp extends Kept {
  /** `ipv4` or `ipv6`. */
  family?: string;
  /** The IP address. */
  address?: string;
  /** Which bits of the address are the network's. */
  netmask?: string;
  /** The length of the network's prefix; `netmask` says the same otherwise. */
  prefix?: number;
  /** Whether addresses of the network are never asked of other servers. */
  localPtr?: YesNo;
  tftp?: NetworkTftp;
  dhcp?: NetworkDhcp;
}

/** How long an address is lent. */
export interface NetworkLease extends Kept {
  /** How long a lease lasts; 0 is for ever. */
  expiry: number;
  /** The unit: `KiB`, `MiB`, … */
  unit?: "seconds" | "minutes" | "hours" | UnknownWord;
}

/** How addresses are translated. */
export interface NetworkNat extends Kept {
  /** Whether IPv6 is included. */
  ipv6?: YesNo;
  address?: NetworkNatAddress;
  port?: NetworkNatPort;
}

/** The addresses that a network's own become. */
export interface NetworkNatAddress extends Kept {
  /** The first one. */
  start: string;
  /** The last one. */
  end: string;
}

/** The ports that a network's own become. */
export interface NetworkNatPort extends Kept {
  /** The first one. */
  start: number;
  /** The last one. */
  end: number;
}

/** The physical function whose virtual ones are given to cards. */
export interface NetworkPf extends Kept {
  /** The interface of the host. */
  dev: string;
}

/** Settings that cards take over by name. */
export interface NetworkPortgroup extends Kept {
  /** The name of the group of ports. */
  name: string;
  /** Whether it is for guests that name no group. */
  default?: YesNo;
  /** Whether the host believes the guest which packets it wants. */
  trustGuestRxFilters?: YesNo;
  vlan?: Vlan;
  virtualport?: Virtualport;
  bandwidth?: Bandwidth;
}

/** A range of addresses that are handed out. */
export interface NetworkRange extends Kept {
  /** The first one. */
  start: string;
  /** The last one. */
  end: string;
  lease?: NetworkLease;
}

/** An SRV record. */
export interface NetworkSrv extends Kept {
  /** The service or port. */
  service: string;
  /** The protocol of transport: `tcp`, `udp`. */
  protocol: string;
  /** The domain of the service. */
  domain?: string;
  /** The host that has the service. */
  target?: string;
  /** The port. */
  port?: number;
  /** The priority: which comes first. */
  priority?: number;
  /** Its share among servers of the same priority. */
  weight?: number;
}

/** The directory that is served by TFTP. */
export interface NetworkTftp extends Kept {
  /** The directory that is served. */
  root: string;
}

/** A TXT record. */
export interface NetworkTxt extends Kept {
  /** The name of the record. */
  name: string;
  /** The value. */
  value: string;
}
