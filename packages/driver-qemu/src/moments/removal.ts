import type { Moment, MomentTree, Removal } from "@libvirt-ts/driver";
import { contradiction } from "../errors.js";

/** What is removed, and how the tree is told. */
export interface Going<M extends Moment> {
  readonly removal: Removal;
  /** Each one behind its parent. */
  readonly going: readonly M[];
}

/** What the flags of a removal mean. Throws INVALID_ARG for a contradiction, and as the tree's `get`. */
export function goingFrom<M extends Moment>(
  tree: MomentTree<M>,
  name: string,
  flags: number,
  { CHILDREN, CHILDREN_ONLY }: { readonly CHILDREN: number; readonly CHILDREN_ONLY: number },
): Going<M> {
  if (flags & CHILDREN && flags & CHILDREN_ONLY) throw contradiction("CHILDREN", "CHILDREN_ONLY");
  const removal: Removal = flags & CHILDREN ? "children" : flags & CHILDREN_ONLY ? "children-only" : "one";
  const own = tree.get(name);
  const below = removal === "one" ? [] : [...tree.descendantsOf(name)];
  return { removal, going: removal === "children-only" ? below : [own, ...below] };
}
