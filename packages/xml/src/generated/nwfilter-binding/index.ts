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
export type { FilterParameter, FilterRef, NetworkMac, Owner } from "../common/types.generated.js";
export {
  diffNwFilterBinding,
  formatNwFilterBinding,
  nwFilterBindingKind,
  type ParsedNwFilterBinding,
  parseNwFilterBinding,
} from "./functions.generated.js";
export type { NwFilterBinding, NwFilterBindingPortdev } from "./types.generated.js";
