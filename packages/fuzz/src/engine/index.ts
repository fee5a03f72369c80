export { makePrograms, type Program, readerNames } from "./bundle.js";
export { fuzz } from "./fuzz.js";
