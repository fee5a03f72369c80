import { XmlError } from "../errors.js";
import { hasForbidden } from "./characters.js";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A terminal obeys the control characters that XML may hold, where it is shown them bare; U+0085 is a line's end to some. */
const reference = (character: string): string => references[character] ?? `&#${character.charCodeAt(0)};`;

/** What is not certain to stand for itself. A pattern that stands in a function would be made anew at each call. */
const UNSAFE_IN_TEXT = /[^\x20-%'-;=?-\x7e\n\t]/;
const UNSAFE_IN_ATTRIBUTE = /[^\x20-%(-;=?-\x7e]/;

/**
 * Escapes the text of an element. A carriage return becomes a reference, since readers turn a bare one into a newline;
 * other control characters do, so that a document may be shown on a terminal.
 *
 * @throws XmlError for characters that XML cannot hold.
 */
export function escapeText(text: string): string {
  if (!UNSAFE_IN_TEXT.test(text)) return text;
  refuseForbidden(text);
  return text.replace(/[&<>\r\x7f-\x9f]/g, reference);
}

/**
 * Escapes the value of an attribute in single quotes. Tabs and line ends become references, since readers turn bare
 * ones into blanks, and other control characters as in text.
 *
 * @throws XmlError for characters that XML cannot hold.
 */
export function escapeAttribute(value: string): string {
  if (!UNSAFE_IN_ATTRIBUTE.test(value)) return value;
  refuseForbidden(value);
  return value.replace(/[&<>'\t\n\r\x7f-\x9f]/g, reference);
}

function refuseForbidden(text: string): void {
  if (hasForbidden(text)) refuse("xml.character", "a text holds a character that XML cannot hold");
}

/** Ends writing: the model cannot be a document. */
export function refuse(id: string, message: string): never {
  throw new XmlError([{ id, message }]);
}
