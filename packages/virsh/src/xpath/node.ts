import type { XmlElement } from "@libvirt-ts/core";

/** A node as XPath sees it, with its place in the order of the document. */
export interface XNode {
  readonly kind: "attribute" | "element" | "root" | "text";
  /** Name as written, prefix included; empty for the root and for texts. */
  readonly name: string;
  readonly parent: XNode | undefined;
  readonly order: number;
  readonly attributes: readonly XNode[];
  readonly children: readonly XNode[];
  /** The text of an attribute or a text. */
  readonly value: string;
  readonly element: XmlElement | undefined;
}

/** The tree below a root node that has one element. */
export function treeOf(element: XmlElement): XNode {
  let order = 0;
  const node = (
    parts: Partial<XNode> & Pick<XNode, "kind">,
  ): XNode & { children: XNode[]; attributes: XNode[] } => ({
    name: "",
    parent: undefined,
    value: "",
    element: undefined,
    ...parts,
    order: order++,
    attributes: [],
    children: [],
  });
  const root = node({ kind: "root" });
  const add = (made: XmlElement, parent: XNode & { children: XNode[] }): void => {
    const self = node({ kind: "element", name: made.name, parent, element: made });
    parent.children.push(self);
    for (const { name, value } of made.attributes ?? []) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      self.attributes.push(node({ kind: "attribute", name, parent: self, value }));
    }
    for (const child of made.children ?? []) {
      if (typeof child === "string") self.children.push(node({ kind: "text", parent: self, value: child }));
      else add(child, self);
    }
  };
  add(element, root);
  return root;
}

/** The string-value of a node. */
export function stringOf(node: XNode): string {
  if (node.kind === "attribute" || node.kind === "text") return node.value;
  return node.children.map(stringOf).join("");
}

/** All nodes below one, in the order of the document. */
export function* descendants(node: XNode): Generator<XNode> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}
