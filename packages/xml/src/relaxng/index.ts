export { domainSchema, validateDomain } from "../schema/validate-domain.js";
export { type CompileOptions, compileSchema, loadSchema, type Resolve } from "./compile.js";
export { SchemaError, type SchemaProblem } from "./errors.js";
export type { SchemaJson } from "./json.js";
export { RelaxngSchema, type ValidateOptions } from "./schema.js";
export type { DocumentEvent, EventAttribute } from "./validate/events.js";
export type { ProblemKind, ValidationProblem } from "./validate/problem.js";
export type { Position } from "./xml/position.js";
