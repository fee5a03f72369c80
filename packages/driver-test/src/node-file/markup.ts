import { escapeAttribute, escapeText, type XmlElement } from "@libvirt-ts/xml";

/** An element as a document of its own. `outer` are declarations of namespaces that stand around it. */
export function markupOf(element: XmlElement, outer: Readonly<Record<string, string>> = {}): string {
  const { name, attributes = [], children = [] } = element;
  const own = new Map([
    ...Object.entries(outer),
    ...attributes.map(({ name: key, value }) => [key, value] as const),
  ]);
  const start = Array.from(own, ([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join("");
  const content = children.map((child) => (typeof child === "string" ? escapeText(child) : markupOf(child)));
  return `<${name}${start}>${content.join("")}</${name}>`;
}
