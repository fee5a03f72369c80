import type { XmlElement } from "@libvirt-ts/core";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&apos;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

/** What XML 1.0 can hold in no way. */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function quoted(text: string, special: RegExp): string {
  if (impossible.test(text)) {
    throw new Failure(msg("'{text}' holds a character that XML cannot"), { text });
  }
  return text.replace(special, (char) => escapes[char]!);
}

/** How a text is written: libvirt's own way has single quotes, that of its XML library double ones. */
export type Quote = "'" | '"';

/** An element and what is in it, every element on a line of its own where it holds no text. */
export function formatElement(element: XmlElement, quote: Quote = "'", margin = ""): string {
  const { name, attributes = [], children = [] } = element;
  const special = quote === "'" ? /[&<>'\n\t\r]/g : /[&<>"\n\t\r]/g;
  const start = `${margin}<${name}${attributes
    .map((attribute) => ` ${attribute.name}=${quote}${quoted(attribute.value, special)}${quote}`)
    .join("")}`;
  if (children.length === 0) return `${start}/>\n`;
  const hasText = children.some((child) => typeof child === "string");
  const inner = children.map((child) =>
    typeof child === "string"
      ? quoted(child, /[&<>\r]/g)
      : hasText
        ? formatElement(child, quote).trimEnd()
        : formatElement(child, quote, `${margin}  `),
  );
  return hasText
    ? `${start}>${inner.join("")}</${name}>\n`
    : `${start}>\n${inner.join("")}${margin}</${name}>\n`;
}

/** A device as it stands in the document of its domain: all lines but the first are as far in as they were there. */
export const formatWithin = (device: XmlElement): string => formatElement(device, '"', "    ").trimStart();

/** What an attribute or a child may be when an element is made: undefined ones are left out. */
type Value = string | number | bigint | undefined;
type Child = XmlElement | string | undefined;

/** An element of parts; `undefined` attributes and children are left out, so that options can be passed on as they came. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): XmlElement {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value: String(value) }],
  );
  const inside = children.filter((child) => child !== undefined);
  return {
    name,
    ...(given.length > 0 ? { attributes: given } : {}),
    ...(inside.length > 0 ? { children: inside } : {}),
  };
}

/** An element with a text, where there is one. */
export const textElement = (name: string, text: Value): XmlElement | undefined =>
  text === undefined ? undefined : element(name, {}, String(text));

/** The same element, where it would hold something. */
export const unlessEmpty = (made: XmlElement): XmlElement | undefined =>
  made.attributes === undefined && made.children === undefined ? undefined : made;

/** The child elements of that name. */
export const childrenNamed = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== "string" && child.name === name,
  );

/** The first element at the end of a path of names below another. */
export function childAt(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = parent;
  for (const name of path) at = childrenNamed(at, name)[0];
  return at;
}

/** An attribute of an element. */
export const attributeOf = (from: XmlElement | undefined, name: string): string | undefined =>
  from?.attributes?.find((attribute) => attribute.name === name)?.value;

/** The text of an element. */
export const textOf = (from: XmlElement | undefined): string | undefined =>
  from === undefined
    ? undefined
    : (from.children ?? []).map((child) => (typeof child === "string" ? child : textOf(child))).join("");
