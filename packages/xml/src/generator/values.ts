import { datatypes } from "../shapes/datatypes.js";
import type { Datatype, TypeRef } from "../shapes/language.js";

/** What becomes of a text in the model. */
export interface ValueKind {
  /** Words that the shapes name; more may come. */
  readonly words: readonly string[];
  /** Whether other texts than the words are allowed, and what they become. */
  readonly other: "none" | "text" | "number";
  /** How a number is written: decimal, or with that many hexadecimal digits at least. */
  readonly hex: number | undefined;
}

/** How libvirt writes the numbers that it does not write as decimal ones: digits at the least, behind `0x`. */
const hexadecimal: Readonly<Record<string, number>> = {
  apDomainRange: 4,
  ccwCssidRange: 1,
  ccwDevnoRange: 4,
  ccwSsidRange: 1,
  hexuint: 1,
  pciBus: 2,
  pciDomain: 4,
  pciFunc: 1,
  pciPort: 1,
  pciSlot: 2,
  spaprvioReg: 1,
  usbClass: 2,
  usbId: 4,
  zpciFid: 8,
  zpciUid: 4,
};

/** Types that the schema language can only say as patterns, of whole numbers nevertheless. */
const decimal = new Set([
  "ccidSlot",
  "driveBus",
  "driveController",
  "driveSCSITarget",
  "driveSCSIUnit",
  "driveTarget",
  "driveUnit",
  "uint16",
  "uint24",
  "uint32",
  "uint8",
  "usbAddr",
  "virtioserialPort",
]);

/** The types of XML Schema that are whole numbers. */
export const integerTypes =
  /^(?:integer|(?:positive|nonNegative|negative|nonPositive)Integer|(?:unsigned)?(?:Int|Long|Short|Byte|int|long|short|byte))$/;

/** Whether a named type is one of numbers, though the schema language says it as a pattern of texts. */
export const numberNamed = (name: string): boolean => name in hexadecimal || decimal.has(name);

/** The kind of values that any of the types allows. */
export function valueKind(types: readonly TypeRef[]): ValueKind {
  const kinds = types.map(kindOf);
  const words = [...new Set(kinds.flatMap((kind) => kind.words))];
  const others = new Set(kinds.map((kind) => kind.other).filter((other) => other !== "none"));
  const numbers = kinds.filter((kind) => kind.other === "number");
  return {
    words,
    other: others.size === 0 ? "none" : others.has("text") ? "text" : "number",
    hex: numbers.find((kind) => kind.hex !== undefined)?.hex,
  };
}

function kindOf(type: TypeRef): ValueKind {
  if (typeof type === "string") {
    if (type === "text") return text;
    if (type in hexadecimal) return { words: [], other: "number", hex: hexadecimal[type] };
    if (decimal.has(type)) return number;
    const named = datatypes[type];
    if (named === undefined) throw new Error(`no datatype is called ${type}`);
    return kindOf(named);
  }
  return describedKind(type);
}

function describedKind(type: Datatype): ValueKind {
  if ("words" in type) return { words: type.words, other: "none", hex: undefined };
  if ("anyOf" in type) return valueKind(type.anyOf);
  const pattern = type.facets?.pattern;
  if (integerTypes.test(type.xsd)) return /^(?:0?\[0-7\]|0\[0-7\])/.test(pattern ?? "") ? text : number;
  if (pattern?.startsWith("0x[")) return { words: [], other: "number", hex: 1 };
  const words = pattern === undefined ? undefined : alternatives(pattern);
  return words === undefined ? text : { words, other: "none", hex: undefined };
}

const text: ValueKind = { words: [], other: "text", hex: undefined };
const number: ValueKind = { words: [], other: "number", hex: undefined };

/** The words of a pattern that is nothing but words. */
function alternatives(pattern: string): string[] | undefined {
  const words = pattern.replace(/^\((.*)\)$/, "$1").split("|");
  const plain = words.map((word) => word.replace(/^\((.*)\)$/, "$1"));
  return plain.length > 1 && plain.every((word) => /^[a-z0-9-]+$/i.test(word)) ? plain : undefined;
}
