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
  CacheLine,
  CacheSize,
  CpuCounter,
  CpuMicrocode,
  CpuPages,
  CpuSignature,
  CpuTopology,
  HostCpuFeature,
  HostCpuFeatures,
  InterconnectBandwidth,
  InterconnectLatency,
  MaxPhysAddr,
  NumaCellCache,
  NumaDistances,
  NumaInterconnects,
  NumaSibling,
} from "../common/types.generated.js";
export {
  capabilitiesKind,
  diffCapabilities,
  formatCapabilities,
  type ParsedCapabilities,
  parseCapabilities,
} from "./functions.generated.js";
export type {
  Capabilities,
  GuestArch,
  GuestCapabilities,
  GuestDomain,
  GuestFeature,
  GuestFeatures,
  GuestMachine,
  HostCacheBank,
  HostCacheControl,
  HostCacheMonitor,
  HostCaches,
  HostCapabilities,
  HostCell,
  HostCellCpu,
  HostCellCpus,
  HostCellMemory,
  HostCellPages,
  HostCells,
  HostCpu,
  HostMemoryBandwidth,
  HostMemoryBandwidthControl,
  HostMemoryBandwidthNode,
  HostMonitorFeature,
  HostTopology,
  IommuCapability,
  MigrationFeatures,
  PowerManagementCapabilities,
  SecurityModel,
  SecurityModelBaseLabel,
  UriTransports,
} from "./types.generated.js";
