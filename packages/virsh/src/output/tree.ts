import { printable } from "./printable.js";

/** Who lies below whom. */
export interface TreeNode {
  readonly name: string;
  readonly parent: string | undefined;
}

/**
 * Trees as today's virsh prints them, an empty line behind each. Whose parent is not among them is a root; each is printed
 * once, whatever parents they claim.
 */
export function formatTrees(nodes: readonly TreeNode[]): string {
  const names = new Set(nodes.map(({ name }) => name));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const { name, parent } of nodes) {
    if (parent === undefined || parent === name || !names.has(parent)) roots.push(name);
    else children.set(parent, [...(children.get(parent) ?? []), name]);
  }
  const lines: string[] = [];
  const printed = new Set<string>();
  const below = (name: string, indent: string): void => {
    const own = (children.get(name) ?? []).filter((child) => !printed.has(child));
    if (own.length > 0) lines.push(`${indent}  |`);
    for (const [index, child] of own.entries()) {
      const last = index === own.length - 1;
      printed.add(child);
      lines.push(`${indent}  +- ${printable(child)}`);
      const inner = `${indent}${last ? "    " : "  | "}`;
      if (children.has(child)) below(child, inner);
      else if (last) lines.push(inner);
    }
  };
  for (const root of roots) {
    lines.push(printable(root));
    below(root, "");
    lines.push("");
  }
  return lines.map((line) => `${line}\n`).join("");
}
