export type { ConformanceFixtures, ConformanceOptions, OperationName } from "./options.js";
export { suite } from "./suite.js";
