import { type CharSet, single } from "./charset.js";

/** A regular expression as a value: equal expressions of one table are the same object. */
export type RegexNode = { readonly id: number; readonly nullable: boolean } & (
  | { readonly kind: "never" | "empty" }
  | { readonly kind: "set"; readonly set: number }
  | { readonly kind: "concat"; readonly left: RegexNode; readonly right: RegexNode }
  | { readonly kind: "alternatives"; readonly children: readonly RegexNode[] }
  | { readonly kind: "loop"; readonly child: RegexNode; readonly min: number; readonly max: number }
);

/** Makes and shares the nodes of one expression. */
export class RegexNodes {
  readonly sets: CharSet[] = [];
  readonly never: RegexNode;
  readonly empty: RegexNode;
  readonly #known = new Map<string, RegexNode>();
  #nextId = 0;

  constructor() {
    this.never = this.#share("never", (id) => ({ id, kind: "never", nullable: false }));
    this.empty = this.#share("empty", (id) => ({ id, kind: "empty", nullable: true }));
  }

  /** How many different nodes there are. */
  get size(): number {
    return this.#known.size;
  }

  /** Forgets all nodes but those that the given ones need, so that a long run stays small. */
  forgetAllBut(kept: readonly RegexNode[]): void {
    const alive = new Set<RegexNode>([this.never, this.empty]);
    const mark = (node: RegexNode): void => {
      if (alive.has(node)) return;
      alive.add(node);
      if (node.kind === "concat") {
        mark(node.left);
        mark(node.right);
      } else if (node.kind === "alternatives") node.children.forEach(mark);
      else if (node.kind === "loop") mark(node.child);
    };
    kept.forEach(mark);
    for (const [key, node] of this.#known) if (!alive.has(node)) this.#known.delete(key);
  }

  /** One character; equal ones are the same set. */
  character(codePoint: number): RegexNode {
    const known = this.#known.get(`u${codePoint}`);
    if (known !== undefined) return known;
    const node = this.set(single(codePoint));
    this.#known.set(`u${codePoint}`, node);
    return node;
  }

  set(set: CharSet): RegexNode {
    const index = this.sets.push(set) - 1;
    return this.#share(`s${index}`, (id) => ({ id, kind: "set", set: index, nullable: false }));
  }

  concat(left: RegexNode, right: RegexNode): RegexNode {
    if (left === this.never || right === this.never) return this.never;
    if (left === this.empty) return right;
    if (right === this.empty) return left;
    const nullable = left.nullable && right.nullable;
    return this.#share(`c${left.id},${right.id}`, (id) => ({ id, kind: "concat", left, right, nullable }));
  }

  /** Several in a row, as a balanced tree: the depth of a long expression stays small. */
  sequence(parts: readonly RegexNode[]): RegexNode {
    if (parts.length === 0) return this.empty;
    if (parts.length === 1) return parts[0]!;
    const middle = parts.length >> 1;
    return this.concat(this.sequence(parts.slice(0, middle)), this.sequence(parts.slice(middle)));
  }

  alternatives(parts: readonly RegexNode[]): RegexNode {
    const flat = new Set<RegexNode>();
    for (const part of parts) {
      if (part.kind === "alternatives") for (const child of part.children) flat.add(child);
      else if (part !== this.never) flat.add(part);
    }
    if (flat.size === 0) return this.never;
    const children = [...flat].sort((a, b) => a.id - b.id);
    if (children.length === 1) return children[0]!;
    const nullable = children.some((child) => child.nullable);
    const key = `a${children.map((child) => child.id).join(",")}`;
    return this.#share(key, (id) => ({ id, kind: "alternatives", children, nullable }));
  }

  loop(child: RegexNode, least: number, max: number): RegexNode {
    if (max === 0 || child === this.empty) return this.empty;
    if (child === this.never) return least === 0 ? this.empty : this.never;
    // Loops of loops without a gap between their counts are one loop; this is what tames (a*)*.
    if (child.kind === "loop" && child.min <= 1)
      return this.loop(child.child, child.min * least, child.max * max);
    const min = child.nullable ? 0 : least;
    if (min === 1 && max === 1) return child;
    const nullable = min === 0 || child.nullable;
    return this.#share(`l${child.id},${min},${max}`, (id) => ({
      id,
      kind: "loop",
      child,
      min,
      max,
      nullable,
    }));
  }

  #share(key: string, make: (id: number) => RegexNode): RegexNode {
    let node = this.#known.get(key);
    if (node === undefined) {
      node = make(this.#nextId++);
      this.#known.set(key, node);
    }
    return node;
  }
}
