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
export type { InitiatorIqn, IscsiInitiator } from "../common/types.generated.js";
export type {
  AutoFoundStoragePoolFormat,
  CifsFoundStoragePoolFormat,
  FoundStoragePoolFormat,
  FoundStoragePoolFormatBase,
  FoundStoragePoolSource,
  FreeExtent,
  Lvm2FoundStoragePoolFormat,
  NetworkStoragePoolDir,
  StoragePoolAuth,
  StoragePoolAuthSecret,
  StoragePoolDevice,
  StoragePoolHost,
  StoragePoolProtocol,
  StoragePoolSources,
  StoragePoolVendor,
  UnknownFoundStoragePoolFormat,
} from "../storage-pool/types.generated.js";
export {
  diffStoragePoolSources,
  formatStoragePoolSources,
  type ParsedStoragePoolSources,
  parseStoragePoolSources,
  storagePoolSourcesKind,
} from "./functions.generated.js";
