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
export type { CapabilityEnum } from "../common/types.generated.js";
export {
  diffStoragePoolCapabilities,
  formatStoragePoolCapabilities,
  type ParsedStoragePoolCapabilities,
  parseStoragePoolCapabilities,
  storagePoolCapabilitiesKind,
} from "./functions.generated.js";
export type {
  StoragePoolCapabilities,
  StoragePoolCapabilitiesDefaultFormat,
  StoragePoolCapabilitiesPool,
  StoragePoolCapabilitiesPoolOptions,
  StoragePoolCapabilitiesVolOptions,
} from "./types.generated.js";
