export { type Problem, XmlError } from "../../errors.js";
export type { Difference, DiffOptions } from "../../runtime/diff.js";
export type {
  Kept,
  Leftovers,
  UnknownWord,
  ValueNote,
  XmlAttribute,
  XmlContent,
  XmlElement,
  XmlNode,
} from "../../runtime/kept.js";
export type { Kind } from "../../runtime/kind.js";
export type { XmlLimits } from "../../runtime/limits.js";
export type { ReadOptions } from "../../runtime/parse.js";
export type { WriteOptions } from "../../runtime/write.js";
export type { LinkSpeed } from "../common/types.generated.js";
export {
  diffHostInterface,
  formatHostInterface,
  hostInterfaceKind,
  type ParsedHostInterface,
  parseHostInterface,
} from "./functions.generated.js";
export type {
  BondBridgedInterface,
  BondHostInterface,
  BridgedEthernet,
  BridgedInterface,
  BridgedInterfaceBase,
  BridgeHostInterface,
  EthernetBridgedInterface,
  EthernetHostInterface,
  HostBond,
  HostBondArpmon,
  HostBondMiimon,
  HostBridge,
  HostInterface,
  HostInterfaceBase,
  HostInterfaceDhcp,
  HostInterfaceIpv4Address,
  HostInterfaceIpv4Route,
  HostInterfaceIpv6Address,
  HostInterfaceIpv6Route,
  HostInterfaceMac,
  HostInterfaceMtu,
  HostInterfaceProtocol,
  HostInterfaceProtocolBase,
  HostInterfaceStart,
  HostVlan,
  HostVlanInterface,
  Ipv4HostInterfaceProtocol,
  Ipv6HostInterfaceProtocol,
  UnknownBridgedInterface,
  UnknownHostInterface,
  UnknownHostInterfaceProtocol,
  VlanBridgedInterface,
  VlanHostInterface,
} from "./types.generated.js";
