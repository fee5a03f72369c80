import { LETTER, NAME_CHAR } from "xmlchars/xml/1.0/ed4.js";
import { splitQName } from "./name.js";

/*
 * RELAX NG and XML Schema datatypes are defined on the names of the first editions of XML 1.0, which have fewer
 * characters than the fifth, by which documents are parsed.
 */
const NC_CHAR = NAME_CHAR.replace(":", "");
const NCNAME = new RegExp(`^[_${LETTER}][${NC_CHAR}]*$`);
const NAME = new RegExp(`^[:_${LETTER}][${NAME_CHAR}]*$`);
const NMTOKEN = new RegExp(`^[${NAME_CHAR}]+$`);
const NAME_START = new RegExp(`^[:_${LETTER}]$`);
const NAME_CHARACTER = new RegExp(`^[${NAME_CHAR}]$`);

/** `NCName`, `Name` and `Nmtoken`, and the characters of the last two. */
export const isNCName = (text: string): boolean => NCNAME.test(text);
export const isName = (text: string): boolean => NAME.test(text);
export const isNmtoken = (text: string): boolean => NMTOKEN.test(text);
export const isNameStart = (character: string): boolean => NAME_START.test(character);
export const isNameCharacter = (character: string): boolean => NAME_CHARACTER.test(character);

/** Splits a name of a schema or of a QName value. */
export function splitSchemaQName(
  text: string,
): { readonly prefix: string; readonly local: string } | undefined {
  return splitQName(text, isNCName);
}
