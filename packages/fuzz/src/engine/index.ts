export { makePrograms, type Program, readerNames } from "./bundle.js";
export type { Finding, Outcome } from "./campaign.js";
export { type FuzzOptions, fuzz } from "./fuzz.js";
