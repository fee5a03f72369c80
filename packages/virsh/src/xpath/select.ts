import type { XmlElement } from "@libvirt-ts/core";
import { formatElement } from "../commands/kit/xml-text.js";
import { evaluate } from "./evaluate.js";
import { treeOf, type XNode } from "./node.js";
import { parseXPath } from "./parse.js";
import { toNodes, toText } from "./value.js";

/** What an expression found: every node as text, and all of them as they are printed. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly text: string;
}

/** Finds what an XPath 1.0 expression means in a document. A Failure says what is wrong with the expression. */
export function selectXML(document: XmlElement, expression: string, wrap: boolean): Selection {
  const root = treeOf(document);
  const value = evaluate(parseXPath(expression), { node: root, position: 1, size: 1 });
  const found = toNodes(value);
  if (found === undefined) {
    const text = toText(value);
    return { nodes: [text], text: `${text}\n` };
  }
  const nodes = found.map((node) => formatNode(node).trimEnd());
  if (!wrap) return { nodes, text: nodes.map((node) => `${node}\n`).join("") };
  const inner = found.map((node) => formatNode(node, "  "));
  return { nodes, text: nodes.length === 0 ? "<nodes/>\n" : `<nodes>\n${inner.join("")}</nodes>\n` };
}

function formatNode({ kind, element, name, value, children }: XNode, margin = ""): string {
  if (kind === "root") return children.map((child) => formatNode(child, margin)).join("");
  if (element !== undefined) return formatElement(element, '"', margin);
  return `${margin}${kind === "attribute" ? `${name}="${value}"` : value}\n`;
}
