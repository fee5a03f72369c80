import type { Namespaces } from "../../xml/namespaces.js";
import { isName, isNCName, isNmtoken } from "../../xml/schema-names.js";
import type { Datatype, DatatypeLibrary, DatatypeParam, Spend } from "../datatype.js";
import { normalizeSpace } from "../white-space.js";
import { durationSpace, instantSpace } from "./dates.js";
import { createFacet, type Facet } from "./facets.js";
import { decimalSpace, floatSpace, integerSpace } from "./numbers.js";
import { anyUriSpace, base64BinarySpace, booleanSpace, hexBinarySpace, qnameSpace } from "./texts.js";
import { listSpace, textSpace, type ValueSpace } from "./value-space.js";

export const XSD_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes";
export const COMPATIBILITY_DATATYPES = "http://relaxng.org/ns/compatibility/datatypes/1.0";

/** Makes a type; the value space's own shape of values stays inside. */
type TypeMaker = (library: string, name: string, params: readonly DatatypeParam[]) => Datatype | string;

const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

const TYPES: Readonly<Record<string, TypeMaker>> = {
  string: maker(textSpace("preserve")),
  normalizedString: maker(textSpace("replace")),
  token: maker(textSpace("collapse")),
  language: maker(textSpace("collapse", (text) => LANGUAGE.test(text))),
  Name: maker(textSpace("collapse", isName)),
  NCName: maker(textSpace("collapse", isNCName)),
  NMTOKEN: maker(textSpace("collapse", isNmtoken)),
  NMTOKENS: maker(listSpace(isNmtoken)),
  ID: maker(textSpace("collapse", isNCName)),
  IDREF: maker(textSpace("collapse", isNCName)),
  IDREFS: maker(listSpace(isNCName)),
  ENTITY: maker(textSpace("collapse", isNCName)),
  ENTITIES: maker(listSpace(isNCName)),
  anyURI: maker(anyUriSpace),
  QName: maker(qnameSpace),
  NOTATION: maker(qnameSpace),
  boolean: maker(booleanSpace),
  hexBinary: maker(hexBinarySpace),
  base64Binary: maker(base64BinarySpace),
  float: maker(floatSpace(Math.fround)),
  double: maker(floatSpace((value) => value)),
  decimal: maker(decimalSpace),
  integer: maker(integerSpace()),
  nonPositiveInteger: maker(integerSpace(undefined, "0")),
  negativeInteger: maker(integerSpace(undefined, "-1")),
  nonNegativeInteger: maker(integerSpace("0")),
  positiveInteger: maker(integerSpace("1")),
  long: maker(integerSpace("-9223372036854775808", "9223372036854775807")),
  int: maker(integerSpace("-2147483648", "2147483647")),
  short: maker(integerSpace("-32768", "32767")),
  byte: maker(integerSpace("-128", "127")),
  unsignedLong: maker(integerSpace("0", "18446744073709551615")),
  unsignedInt: maker(integerSpace("0", "4294967295")),
  unsignedShort: maker(integerSpace("0", "65535")),
  unsignedByte: maker(integerSpace("0", "255")),
  duration: maker(durationSpace),
  dateTime: maker(instantSpace("dateTime")),
  date: maker(instantSpace("date")),
  time: maker(instantSpace("time")),
  gYearMonth: maker(instantSpace("gYearMonth")),
  gYear: maker(instantSpace("gYear")),
  gMonthDay: maker(instantSpace("gMonthDay")),
  gDay: maker(instantSpace("gDay")),
  gMonth: maker(instantSpace("gMonth")),
};

/** The types of W3C XML Schema part 2 with the facets that RELAX NG lets one set as parameters. */
export const XSD_LIBRARY: DatatypeLibrary = {
  createType(name, params) {
    const make = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    return make?.(XSD_DATATYPES, name, params) ?? `XML Schema has no type "${name}"`;
  },
};

/** The three types of RELAX NG DTD Compatibility. */
export const COMPATIBILITY_LIBRARY: DatatypeLibrary = {
  createType(name, params) {
    if (name !== "ID" && name !== "IDREF" && name !== "IDREFS") return `the library has no type "${name}"`;
    if (params.length > 0) return `the type "${name}" has no parameters`;
    return TYPES[name]!(COMPATIBILITY_DATATYPES, name, params);
  },
};

function maker<V>(space: ValueSpace<V>): TypeMaker {
  return (library, name, params) => {
    const facets: Facet<V>[] = [];
    for (const [index, param] of params.entries()) {
      const isRepeated = params.findIndex((other) => other.name === param.name) !== index;
      if (isRepeated && param.name !== "pattern") return `the parameter "${param.name}" is given twice`;
      const facet = createFacet(param, name, space);
      if (typeof facet === "string") return facet;
      facets.push(facet);
    }
    return createType(library, name, params, space, facets);
  };
}

function createType<V>(
  library: string,
  name: string,
  params: readonly DatatypeParam[],
  space: ValueSpace<V>,
  facets: readonly Facet<V>[],
): Datatype {
  const onText = facets.flatMap((facet) => facet.onText ?? []);
  const onValue = facets.flatMap((facet) => facet.onValue ?? []);
  const parse = (raw: string, namespaces: Namespaces, spend?: Spend): V | undefined => {
    const text = normalizeSpace(raw, space.whiteSpace);
    const value = space.parse(text, namespaces);
    if (value === undefined) return undefined;
    for (const accepts of onValue) if (!accepts(value)) return undefined;
    for (const accepts of onText) if (!accepts(text, spend)) return undefined;
    return value;
  };
  return {
    library,
    name,
    params,
    usesNamespaces: space.usesNamespaces ?? false,
    description: [
      /^[aeiou]/i.test(name) ? `an ${name}` : `a ${name}`,
      facets.map((facet) => facet.description).join(", "),
    ]
      .filter((part) => part !== "")
      .join(" "),
    ...((name === "ID" || name === "IDREF" || name === "IDREFS") && { idKind: name }),
    allows: (text, namespaces, spend) => parse(text, namespaces, spend) !== undefined,
    valueOf(text, namespaces) {
      const value = parse(text, namespaces);
      return value === undefined ? undefined : space.keyOf(value);
    },
  };
}
