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
  CpuCache,
  CpuCounter,
  CpuFeature,
  CpuMicrocode,
  CpuPages,
  CpuSignature,
  CpuTopology,
  GuestCpuModel,
  HostCpuFeatures,
  InterconnectBandwidth,
  InterconnectLatency,
  MaxPhysAddr,
  Numa,
  NumaCell,
  NumaCellCache,
  NumaDistances,
  NumaInterconnects,
  NumaSibling,
} from "../common/types.generated.js";
export { cpuKind, diffCpu, formatCpu, type ParsedCpu, parseCpu } from "./functions.generated.js";
export type { Cpu } from "./types.generated.js";
