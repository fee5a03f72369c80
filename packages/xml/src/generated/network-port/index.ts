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
export type {
  Bandwidth,
  BandwidthInbound,
  BandwidthOutbound,
  HostdevDriver,
  Ieee8021QbgParameters,
  Ieee8021QbgVirtualport,
  Ieee8021QbhParameters,
  Ieee8021QbhVirtualport,
  MidonetParameters,
  MidonetVirtualport,
  NetworkMac,
  OpenvswitchParameters,
  OpenvswitchVirtualport,
  Owner,
  PciAddress,
  PortIsolation,
  UnknownVirtualport,
  UntypedVirtualport,
  Virtualport,
  VirtualportBase,
  VirtualportParameters,
  Vlan,
  VlanTag,
} from "../common/types.generated.js";
export {
  diffNetworkPort,
  formatNetworkPort,
  networkPortKind,
  type ParsedNetworkPort,
  parseNetworkPort,
} from "./functions.generated.js";
export type {
  DirectNetworkPortPlug,
  HostdevPciNetworkPortPlug,
  NetworkNetworkPortPlug,
  NetworkPort,
  NetworkPortPlug,
  NetworkPortPlugBase,
  NetworkPortRxfilters,
  UnknownNetworkPortPlug,
} from "./types.generated.js";
