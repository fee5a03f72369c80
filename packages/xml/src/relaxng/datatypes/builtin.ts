import type { Datatype, DatatypeLibrary } from "./datatype.js";
import { collapseSpace } from "./white-space.js";

/** The two types of RELAX NG itself (section 6.2.9 of the specification's own library, URI ""). */
export const BUILT_IN_LIBRARY: DatatypeLibrary = {
  createType(name, params) {
    if (name !== "string" && name !== "token") return `the built-in library has no type "${name}"`;
    if (params.length > 0) return `the built-in type "${name}" has no parameters`;
    return name === "string" ? STRING : TOKEN;
  },
};

const PLAIN = { library: "", params: [], usesNamespaces: false, allows: () => true } as const;
const STRING: Datatype = { ...PLAIN, name: "string", description: "text", valueOf: (text) => text };
const TOKEN: Datatype = { ...PLAIN, name: "token", description: "text", valueOf: collapseSpace };
