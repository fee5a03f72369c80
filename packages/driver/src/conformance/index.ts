export type { OperationName } from "../operations/names.js";
export type { ConformanceFixtures, ConformanceOptions, ConformanceReport } from "./options.js";
export { suite } from "./suite.js";
