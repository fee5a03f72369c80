import { BUILT_IN_LIBRARY } from "./builtin.js";
import type { DatatypeLibrary } from "./datatype.js";
import { COMPATIBILITY_DATATYPES, COMPATIBILITY_LIBRARY, XSD_DATATYPES, XSD_LIBRARY } from "./xsd/library.js";

/** The libraries that every schema may name, by their URI. */
export const DATATYPE_LIBRARIES: ReadonlyMap<string, DatatypeLibrary> = new Map([
  ["", BUILT_IN_LIBRARY],
  [XSD_DATATYPES, XSD_LIBRARY],
  [COMPATIBILITY_DATATYPES, COMPATIBILITY_LIBRARY],
]);
