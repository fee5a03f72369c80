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
export {
  diffSecret,
  formatSecret,
  type ParsedSecret,
  parseSecret,
  secretKind,
} from "./functions.generated.js";
export type {
  CephSecretUsage,
  IscsiSecretUsage,
  Secret,
  SecretUsage,
  SecretUsageBase,
  UnknownSecretUsage,
  VolumeSecretUsage,
} from "./types.generated.js";
