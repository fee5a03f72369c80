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
  CapabilityEnum,
  GuestCpuFeature,
  GuestCpuModel,
  MaxPhysAddr,
} from "../common/types.generated.js";
export {
  diffDomainCapabilities,
  domainCapabilitiesKind,
  formatDomainCapabilities,
  type ParsedDomainCapabilities,
  parseDomainCapabilities,
} from "./functions.generated.js";
export type {
  CpuBlockerFeature,
  CpuModeCapability,
  CpuModeCapabilityBase,
  CustomCpuBlockers,
  CustomCpuModeCapability,
  CustomCpuModel,
  DomainCapabilities,
  DomainCapabilitiesChoices,
  DomainCapabilitiesCpu,
  DomainCapabilitiesDevices,
  DomainCapabilitiesFeatures,
  DomainCapabilitiesOs,
  DomainCapabilitiesSupport,
  DomainCapabilitiesVcpu,
  HostModelCpuModeCapability,
  HostPassthroughCpuModeCapability,
  LoaderCapabilities,
  MaximumCpuModeCapability,
  SevCapabilities,
  SgxCapabilities,
  SgxSection,
  SgxSectionSize,
  SgxSections,
  UnknownCpuModeCapability,
} from "./types.generated.js";
