import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { callFunction } from "./functions.js";
import { descendants, stringOf, type XNode } from "./node.js";
import type { Axis, Expression, Step } from "./parse.js";
import { type Focus, toBoolean, toNodes, toNumber, type Value } from "./value.js";

/** What an expression comes to at a node. */
export function evaluate(expression: Expression, focus: Focus): Value {
  switch (expression.type) {
    case "literal":
      return expression.value;
    case "negate":
      return -toNumber(evaluate(expression.of, focus));
    case "binary":
      return binary(expression.operator, expression.left, expression.right, focus);
    case "call":
      return callFunction(
        expression.name,
        expression.args.map((arg) => evaluate(arg, focus)),
        focus,
      );
    case "filter":
      return filter(nodesOf(evaluate(expression.of, focus)), expression.predicates);
    case "path": {
      const { from, steps } = expression;
      const start =
        from === undefined
          ? [focus.node]
          : from === "root"
            ? [rootOf(focus.node)]
            : nodesOf(evaluate(from, focus));
      return steps.reduce<readonly XNode[]>(takeStep, start);
    }
  }
}

function nodesOf(value: Value): readonly XNode[] {
  const nodes = toNodes(value);
  if (nodes === undefined)
    throw new Failure(msg("a path of XPath begins at nodes, not at a text or a number"));
  return nodes;
}

function rootOf(node: XNode): XNode {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** Nodes in the order of the document, each once. */
const ordered = (nodes: Iterable<XNode>): XNode[] => [...new Set(nodes)].sort((a, b) => a.order - b.order);

function takeStep(nodes: readonly XNode[], { axis, test, predicates }: Step): readonly XNode[] {
  const found: XNode[] = [];
  for (const node of nodes) {
    let reached = [...along(axis, node)].filter((one) => passes(one, test, axis));
    for (const predicate of predicates) reached = keep(reached, predicate);
    for (const one of reached) found.push(one);
  }
  return ordered(found);
}

function* along(axis: Axis, node: XNode): Generator<XNode> {
  const siblings = node.kind === "attribute" ? [] : (node.parent?.children ?? []);
  switch (axis) {
    case "self":
      yield node;
      return;
    case "child":
      yield* node.children;
      return;
    case "attribute":
      yield* node.attributes;
      return;
    case "parent":
      if (node.parent !== undefined) yield node.parent;
      return;
    case "descendant-or-self":
      yield node;
      yield* descendants(node);
      return;
    case "descendant":
      yield* descendants(node);
      return;
    case "ancestor-or-self":
      for (let at: XNode | undefined = node; at !== undefined; at = at.parent) yield at;
      return;
    case "ancestor":
      for (let at = node.parent; at !== undefined; at = at.parent) yield at;
      return;
    case "following-sibling":
      yield* siblings.slice(siblings.indexOf(node) + 1);
      return;
    case "preceding-sibling":
      yield* siblings.slice(0, Math.max(0, siblings.indexOf(node))).reverse();
      return;
    case "following": {
      const inside = new Set([node, ...descendants(node)]);
      for (const one of descendants(rootOf(node))) if (one.order > node.order && !inside.has(one)) yield one;
      return;
    }
    case "preceding": {
      const above = new Set(along("ancestor", node));
      const before = [...descendants(rootOf(node))].filter(
        (one) => one.order < node.order && !above.has(one),
      );
      yield* before.reverse();
    }
  }
}

function passes(node: XNode, test: string, axis: Axis): boolean {
  if (test === "node()") return true;
  if (test.endsWith("()")) return test === "text()" && node.kind === "text";
  const principal = axis === "attribute" ? "attribute" : "element";
  if (node.kind !== principal) return false;
  return (
    test === "*" || node.name === test || (test.endsWith(":*") && node.name.startsWith(test.slice(0, -1)))
  );
}

/** The nodes that a predicate holds for, in the order of their axis; a number is a place. */
function keep(nodes: readonly XNode[], predicate: Expression): XNode[] {
  return nodes.filter((node, index) => {
    const value = evaluate(predicate, { node, position: index + 1, size: nodes.length });
    return typeof value === "number" ? value === index + 1 : toBoolean(value);
  });
}

const filter = (nodes: readonly XNode[], predicates: readonly Expression[]): readonly XNode[] =>
  predicates.reduce<readonly XNode[]>(keep, ordered(nodes));

function binary(operator: string, left: Expression, right: Expression, focus: Focus): Value {
  if (operator === "or") return toBoolean(evaluate(left, focus)) || toBoolean(evaluate(right, focus));
  if (operator === "and") return toBoolean(evaluate(left, focus)) && toBoolean(evaluate(right, focus));
  const a = evaluate(left, focus);
  const b = evaluate(right, focus);
  if (operator === "|") return ordered([...nodesOf(a), ...nodesOf(b)]);
  const arithmetic = arithmetics[operator];
  return arithmetic === undefined ? compare(operator, a, b) : arithmetic(toNumber(a), toNumber(b));
}

const arithmetics: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};

/** A set of nodes compares as one of its nodes that makes the comparison true. */
function compare(operator: string, a: Value, b: Value): boolean {
  const left = toNodes(a);
  const right = toNodes(b);
  if (typeof a === "boolean" || typeof b === "boolean") {
    if (operator === "=" || operator === "!=") return compareOne(operator, toBoolean(a), toBoolean(b));
  } else if (left !== undefined) {
    return left.some((node) => compare(operator, stringOf(node), b));
  } else if (right !== undefined) {
    return right.some((node) => compare(operator, a, stringOf(node)));
  }
  return compareOne(operator, a, b);
}

function compareOne(operator: string, a: Value, b: Value): boolean {
  if (operator === "=" || operator === "!=") {
    const equal = typeof a === "number" || typeof b === "number" ? toNumber(a) === toNumber(b) : a === b;
    return equal === (operator === "=");
  }
  const [x, y] = [toNumber(a), toNumber(b)];
  if (operator === "<") return x < y;
  if (operator === "<=") return x <= y;
  return operator === ">" ? x > y : x >= y;
}
