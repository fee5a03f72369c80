import { NAME_RE } from "xmlchars/xml/1.0/ed5.js";
import { escapeAttribute, escapeText, refuse } from "../write/escape.js";
import type { XmlAttribute, XmlElement, XmlNode } from "./kept.js";

/** What prefixes stand for where something is written; the empty one is the default. */
export type WriterScope = Readonly<Record<string, string>>;

/** Deeper than any document that is read. */
const MAX_DEPTH = 1000;

/** Writes what was kept as it stood. */
export class RawWriter {
  readonly #step: string;
  readonly #secure: boolean;

  constructor(step: string, secure: boolean) {
    this.#step = step;
    this.#secure = secure;
  }

  /** A node on lines of its own. */
  node(node: XmlNode, margin: string, scope: WriterScope): string {
    if (typeof node === "string") return `${margin}${escapeText(node.trim())}\n`;
    return "name" in node ? this.element(node, margin, scope) : `${margin}${special(node)}\n`;
  }

  element(element: XmlElement, margin: string, scope: WriterScope, depth = 0): string {
    if (depth > MAX_DEPTH) refuse("xml.limit", `elements are nested more than ${MAX_DEPTH} deep`);
    const start = margin + this.#start(element, scope);
    const { name, children = [] } = element;
    if (children.length === 0) return `${start}/>\n`;
    if (children.some((child) => typeof child === "string")) {
      return `${start}>${children.map((child) => this.inline(child, scope, depth + 1)).join("")}</${name}>\n`;
    }
    let text = `${start}>\n`;
    for (const child of children as Exclude<XmlNode, string>[]) {
      text +=
        "name" in child
          ? this.element(child, margin + this.#step, scope, depth + 1)
          : `${margin}${this.#step}${special(child)}\n`;
    }
    return `${text}${margin}</${name}>\n`;
  }

  /** A node without line breaks of ours, which would become part of a text. */
  inline(node: XmlNode, scope: WriterScope, depth = 0): string {
    if (depth > MAX_DEPTH) refuse("xml.limit", `elements are nested more than ${MAX_DEPTH} deep`);
    if (typeof node === "string") return escapeText(node);
    if (!("name" in node)) return special(node);
    const { name, children = [] } = node;
    const start = this.#start(node, scope);
    if (children.length === 0) return `${start}/>`;
    return `${start}>${children.map((child) => this.inline(child, scope, depth + 1)).join("")}</${name}>`;
  }

  /** Attributes that nobody knows; none may be one of those that are written already. */
  attributes(attributes: readonly XmlAttribute[], taken: Set<string>): string {
    let text = "";
    for (const { name, value } of attributes) {
      if (taken.has(name)) refuse("xml.name", `attribute ${name} is given twice`);
      taken.add(name);
      if (name === "passwd" && !this.#secure) continue;
      text += ` ${checkedName(name)}='${escapeAttribute(value)}'`;
    }
    return text;
  }

  #start(element: XmlElement, scope: WriterScope): string {
    const { name, attributes = [], namespaces } = element;
    let text = `<${checkedName(name)}`;
    const own = new Set(attributes.map((attribute) => attribute.name));
    for (const prefix in namespaces) {
      const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
      if (scope[prefix] === namespaces[prefix] || own.has(declaration)) continue;
      text += ` ${checkedName(declaration)}='${escapeAttribute(namespaces[prefix]!)}'`;
    }
    return text + this.attributes(attributes, new Set());
  }
}

/** A comment or a processing instruction. */
function special(node: { comment: string } | { instruction: string; body: string }): string {
  if ("comment" in node) {
    const { comment } = node;
    if (comment.includes("--") || comment.endsWith("-")) refuse("xml.comment", "a comment cannot hold --");
    escapeText(comment);
    return `<!--${comment}-->`;
  }
  const { instruction, body } = node;
  if (body.includes("?>") || /^xml$/i.test(instruction)) {
    refuse("xml.instruction", "not a processing instruction that XML can hold");
  }
  escapeText(body);
  return `<?${checkedName(instruction)}${body === "" ? "" : ` ${body}`}?>`;
}

function checkedName(name: string): string {
  if (typeof name !== "string" || !NAME_RE.test(name)) {
    refuse("xml.name", `not the name of an element or attribute: ${JSON.stringify(name)}`);
  }
  return name;
}
