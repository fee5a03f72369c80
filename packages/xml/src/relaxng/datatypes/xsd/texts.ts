import { nameKey } from "../../xml/name.js";
import { lookupPrefix } from "../../xml/namespaces.js";
import { splitSchemaQName } from "../../xml/schema-names.js";
import { textSpace, type ValueSpace } from "./value-space.js";

export const booleanSpace: ValueSpace<boolean> = {
  whiteSpace: "collapse",
  parse(text) {
    if (text === "true" || text === "1") return true;
    return text === "false" || text === "0" ? false : undefined;
  },
  keyOf: String,
};

export const hexBinarySpace: ValueSpace<string> = {
  whiteSpace: "collapse",
  parse: (text) => (text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text) ? text.toUpperCase() : undefined),
  keyOf: (digits) => digits,
  lengthOf: (digits) => digits.length / 2,
};

export const base64BinarySpace: ValueSpace<string> = {
  whiteSpace: "collapse",
  parse(text) {
    const digits = text.replaceAll(" ", "");
    // The bits that padding leaves over are zero: only some digits may be the last.
    const isComplete =
      digits.length % 4 === 0 && /^[A-Za-z0-9+/]*(?:|[AEIMQUYcgkosw048]=|[AQgw]==)$/.test(digits);
    return isComplete ? digits : undefined;
  },
  keyOf: (digits) => digits,
  lengthOf: (digits) => (digits.length / 4) * 3 - (digits.endsWith("==") ? 2 : digits.endsWith("=") ? 1 : 0),
};

/**
 * `anyURI` takes nearly any text, since characters that a URI lacks are escaped first; what is left to check are the
 * percent signs, the one fragment and the scheme.
 */
export const anyUriSpace: ValueSpace<string> = textSpace("collapse", (text) => {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  if (text.indexOf("#") !== text.lastIndexOf("#")) return false;
  const colon = text.indexOf(":");
  if (colon < 0 || /[/?#]/.test(text.slice(0, colon))) return true;
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^#]/.test(text);
});

/** `QName` and `NOTATION`: the value is the expanded name. */
export const qnameSpace: ValueSpace<string> = {
  whiteSpace: "collapse",
  usesNamespaces: true,
  parse(text, namespaces) {
    const parts = splitSchemaQName(text);
    const uri = parts && lookupPrefix(namespaces, parts.prefix);
    return parts && uri !== undefined ? nameKey(uri, parts.local) : undefined;
  },
  keyOf: (key) => key,
};
