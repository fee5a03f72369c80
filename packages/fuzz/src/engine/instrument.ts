/** Counts where a program goes, by its syntax tree: at the start of every function, branch, loop and case. */
import { type AnyNode, parse } from "acorn";
import { countName, stepName } from "./names.js";

/** A program that tells where it goes. */
export interface Instrumented {
  /**
   * The code of an ES module, which counts in the global array {@link countName} under a place's number, and where it may go
   * round for ever, by itself or in a loop, calls the global function {@link stepName}.
   */
  readonly code: string;
  /** How many places there are. */
  readonly places: number;
  /** The texts and numbers that the program names: whatever it compares its input with is among them. */
  readonly words: readonly (string | number)[];
}

const longestWord = 48;

/** The children of a node, in the order of its members, which for all that matters here is that of the text. */
export function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const value of Object.values(node) as unknown[]) {
    for (const item of Array.isArray(value) ? value : [value])
      if (typeof item === "object" && item !== null && "type" in item) yield item as AnyNode;
  }
}

/** Instruments the code of an ES module. */
export function instrument(code: string): Instrumented {
  const opened = new Map<number, string>();
  const closed = new Map<number, string>();
  const words = new Set<string | number>();
  let places = 0;
  /** What opens around the outer node is written before what opens around the inner one; what closes, the other way. */
  const open = (at: number, text: string) => opened.set(at, (opened.get(at) ?? "") + text);
  const close = (at: number, text: string) => closed.set(at, (closed.get(at) ?? "") + text);
  const count = () => `${countName}[${places++}]++`;
  const step = () => `${stepName}(),${count()}`;

  const expression = (node: AnyNode, counted = count()): void => {
    open(node.start, `(${counted},`);
    visit(node);
    close(node.end, ")");
  };
  const statement = (node: AnyNode, counted = count()): void => {
    if (node.type === "BlockStatement") {
      open(node.start + 1, `${counted};`);
      visit(node);
    } else {
      open(node.start, `{${counted};`);
      visit(node);
      close(node.end, "}");
    }
  };
  const visit = (node: AnyNode): void => {
    switch (node.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        for (const param of node.params) visit(param);
        if (node.body.type === "BlockStatement") statement(node.body, step());
        else expression(node.body, step());
        return;
      case "IfStatement":
        visit(node.test);
        statement(node.consequent);
        if (node.alternate) statement(node.alternate);
        return;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        for (const child of childrenOf(node)) if (child !== node.body) visit(child);
        statement(node.body, step());
        return;
      case "CatchClause":
        if (node.param) visit(node.param);
        statement(node.body);
        return;
      case "SwitchCase": {
        if (node.test) visit(node.test);
        const [first] = node.consequent;
        if (first) open(first.start, `${count()};`);
        for (const child of node.consequent) visit(child);
        return;
      }
      case "ConditionalExpression":
        visit(node.test);
        expression(node.consequent);
        expression(node.alternate);
        return;
      case "LogicalExpression":
        visit(node.left);
        expression(node.right);
        return;
      case "Literal":
        if (typeof node.value === "string" || typeof node.value === "number") words.add(node.value);
        return;
      case "TemplateElement":
        words.add(node.value.cooked ?? "");
        return;
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
        if ("source" in node && node.source) return;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }));

  const cuts = [...new Set([...opened.keys(), ...closed.keys()])].sort((a, b) => a - b);
  const parts: string[] = [];
  let from = 0;
  for (const at of cuts) {
    parts.push(code.slice(from, at), closed.get(at) ?? "", opened.get(at) ?? "");
    from = at;
  }
  parts.push(code.slice(from));
  const isWord = (word: string | number) =>
    typeof word === "number" ? word > 1 : word.length > 0 && word.length <= longestWord;
  return { code: parts.join(""), places, words: [...words].filter(isWord) };
}
