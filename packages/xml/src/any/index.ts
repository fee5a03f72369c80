export { type Problem, XmlError } from "../errors.js";
export type { Kind } from "../runtime/kind.js";
export type { ReadOptions } from "../runtime/parse.js";
export { format as formatAny, type WriteOptions } from "../runtime/write.js";
export { type KindName, kindNamed, type ParsedAny, parseAny } from "./any.js";
