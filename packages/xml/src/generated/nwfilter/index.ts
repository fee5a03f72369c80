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
export type { FilterParameter, FilterRef } from "../common/types.generated.js";
export {
  diffNwFilter,
  formatNwFilter,
  nwFilterKind,
  type ParsedNwFilter,
  parseNwFilter,
} from "./functions.generated.js";
export type {
  NwFilter,
  NwFilterAllIpv6,
  NwFilterArp,
  NwFilterIcmp,
  NwFilterIcmpv6,
  NwFilterIgmp,
  NwFilterIp,
  NwFilterIpv6,
  NwFilterMac,
  NwFilterRule,
  NwFilterStp,
  NwFilterTcp,
  NwFilterTcpIpv6,
  NwFilterUdp,
  NwFilterUdpIpv6,
  NwFilterVlan,
} from "./types.generated.js";
