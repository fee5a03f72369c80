export { decodeConf, type Encoding } from "./decode.js";
export { ConfDocument, type FormatOptions } from "./document.js";
export { ConfError, type Problem } from "./errors.js";
export { formatValue } from "./format.js";
export { ConfLiteral } from "./literal.js";
export { parse } from "./parse.js";
export type { ConfAssignment, ConfBlank, ConfComment, ConfStatement } from "./statement.js";
export { type ConfValue, sameValue } from "./value.js";
