export { type Problem, XmlError } from "../errors.js";
export type { Kind } from "../runtime/kind.js";
export { diffText } from "./diff-text.js";
export { query } from "./query.js";
export { setPath } from "./set.js";
