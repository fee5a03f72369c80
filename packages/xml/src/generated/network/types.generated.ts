// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, HostdevDriver, Mtu, NetworkMac, PortIsolation, Route, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

export interface Network extends Kept {
  connections?: number;
  ipv6?: YesNo;
  trustGuestRxFilters?: YesNo;
  name: string;
  title?: string;
  description?: string;
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

export interface NetworkAddress extends Kept {
  type: "pci" | UnknownWord;
  domain?: number;
  bus?: number;
  slot?: number;
  function?: number;
  multifunction?: OnOff;
  connections?: number;
}

export interface NetworkBootp extends Kept {
  file: string;
  server?: string;
}

export interface NetworkBridge extends Kept {
  name?: string;
  zone?: string;
  stp?: OnOff;
  delay?: number;
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
}

export interface NetworkDhcp extends Kept {
  range?: NetworkRange[];
  host?: NetworkDhcpHost[];
  bootp?: NetworkBootp;
}

export interface NetworkDhcpHost extends Kept {
  mac?: string;
  id?: string;
  name?: string;
  ip: string;
  lease?: NetworkLease;
}

export interface NetworkDns extends Kept {
  enable?: YesNo;
  forwardPlainNames?: YesNo;
  forwarder?: NetworkForwarder[];
  txt?: NetworkTxt[];
  srv?: NetworkSrv[];
  host?: NetworkHost[];
}

export interface NetworkDnsmasqOption extends Kept {
  value: string;
}

export interface NetworkDnsmasqOptions extends Kept {
  "dnsmasq:option"?: NetworkDnsmasqOption[];
}

export interface NetworkDomain extends Kept {
  name: string;
  localOnly?: YesNo;
  register?: YesNo;
}

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

export interface NetworkForwarder extends Kept {
  domain?: string;
  addr?: string;
}

export interface NetworkHost extends Kept {
  ip: string;
  hostname?: string[];
}

export interface NetworkInterface extends Kept {
  dev: string;
  connections?: number;
}

export interface NetworkIp extends Kept {
  family?: string;
  address?: string;
  netmask?: string;
  prefix?: number;
  localPtr?: YesNo;
  tftp?: NetworkTftp;
  dhcp?: NetworkDhcp;
}

export interface NetworkLease extends Kept {
  expiry: number;
  unit?: "seconds" | "minutes" | "hours" | UnknownWord;
}

export interface NetworkNat extends Kept {
  ipv6?: YesNo;
  address?: NetworkNatAddress;
  port?: NetworkNatPort;
}

export interface NetworkNatAddress extends Kept {
  start: string;
  end: string;
}

export interface NetworkNatPort extends Kept {
  start: number;
  end: number;
}

export interface NetworkPf extends Kept {
  dev: string;
}

export interface NetworkPortgroup extends Kept {
  name: string;
  default?: YesNo;
  trustGuestRxFilters?: YesNo;
  vlan?: Vlan;
  virtualport?: Virtualport;
  bandwidth?: Bandwidth;
}

export interface NetworkRange extends Kept {
  start: string;
  end: string;
  lease?: NetworkLease;
}

export interface NetworkSrv extends Kept {
  service: string;
  protocol: string;
  domain?: string;
  target?: string;
  port?: number;
  priority?: number;
  weight?: number;
}

export interface NetworkTftp extends Kept {
  root: string;
}

export interface NetworkTxt extends Kept {
  name: string;
  value: string;
}
