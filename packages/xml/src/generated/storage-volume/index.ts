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
  Allocation,
  Capacity,
  Cipher,
  Encryption,
  EncryptionSecret,
  Ivgen,
  Permissions,
} from "../common/types.generated.js";
export {
  diffStorageVolume,
  formatStorageVolume,
  type ParsedStorageVolume,
  parseStorageVolume,
  storageVolumeKind,
} from "./functions.generated.js";
export type {
  StorageVolume,
  StorageVolumeBackingStore,
  StorageVolumeDevice,
  StorageVolumeExtent,
  StorageVolumeFeatures,
  StorageVolumeFormat,
  StorageVolumePhysical,
  StorageVolumeSource,
  StorageVolumeTarget,
  StorageVolumeTimestamps,
} from "./types.generated.js";
