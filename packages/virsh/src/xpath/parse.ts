import { lex, type Token, wrong } from "./lex.js";

/** How a step goes on from a node. */
export const axes = [
  "ancestor",
  "ancestor-or-self",
  "attribute",
  "child",
  "descendant",
  "descendant-or-self",
  "following",
  "following-sibling",
  "parent",
  "preceding",
  "preceding-sibling",
  "self",
] as const;
export type Axis = (typeof axes)[number];

/** One step of a path: `child::disk[@type='file']`. `test` is a name, `*`, or a kind of node with brackets. */
export interface Step {
  readonly axis: Axis;
  readonly test: string;
  readonly predicates: readonly Expression[];
}

/** An expression, taken apart. */
export type Expression =
  | {
      readonly type: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly at: number;
    }
  | { readonly type: "filter"; readonly of: Expression; readonly predicates: readonly Expression[] }
  | { readonly type: "literal"; readonly value: number | string }
  | { readonly type: "negate"; readonly of: Expression }
  | {
      readonly type: "path";
      /** What it begins at; without it, the context node. */
      readonly from: Expression | "root" | undefined;
      readonly steps: readonly Step[];
    };

/** Operators from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];
const kinds: readonly string[] = ["comment", "node", "processing-instruction", "text"];
const everyNode: Step = { axis: "descendant-or-self", test: "node()", predicates: [] };

/** Nested brackets beyond this are no expression that somebody means. */
const deepest = 100;

/** Reads an XPath 1.0 expression. A Failure says where it is none. */
export function parseXPath(expression: string): Expression {
  const parser = new Parser(expression);
  return parser.whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = lex(text);
  }

  whole(): Expression {
    const found = this.#binary(0);
    if (this.#token.kind !== "end") throw this.#wrong();
    return found;
  }

  get #token(): Token {
    return this.#tokens[this.#at]!;
  }

  #wrong(): Error {
    return wrong(this.#text, this.#token.at);
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token !== undefined && token.text === text && token.kind !== "literal";
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #need(text: string): void {
    if (!this.#take(text)) throw this.#wrong();
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((text) => this.#is(text));
      if (operator === undefined) return left;
      this.#at++;
      left = { type: "binary", operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): Expression {
    let negative = false;
    let any = false;
    while (this.#take("-")) {
      negative = !negative;
      any = true;
    }
    const of = this.#union();
    if (!any) return of;
    const once: Expression = { type: "negate", of };
    return negative ? once : { type: "negate", of: once };
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#take("|")) left = { type: "binary", operator: "|", left, right: this.#path() };
    return left;
  }

  #path(): Expression {
    if (++this.#depth > deepest) throw this.#wrong();
    try {
      if (this.#is("/") || this.#is("//")) return { type: "path", from: "root", steps: this.#absolute() };
      if (!this.#beginsPrimary()) return { type: "path", from: undefined, steps: this.#steps([]) };
      const primary = this.#primary();
      const predicates = this.#predicates();
      const of: Expression = predicates.length === 0 ? primary : { type: "filter", of: primary, predicates };
      if (!this.#is("/") && !this.#is("//")) return of;
      return { type: "path", from: of, steps: this.#rest([]) };
    } finally {
      this.#depth--;
    }
  }

  #absolute(): Step[] {
    if (this.#take("//")) return this.#steps([everyNode]);
    this.#need("/");
    const { kind } = this.#token;
    return kind === "name" || this.#is("@") || this.#is("*") || this.#is(".") || this.#is("..")
      ? this.#steps([])
      : [];
  }

  #steps(steps: Step[]): Step[] {
    steps.push(this.#step());
    return this.#rest(steps);
  }

  #rest(steps: Step[]): Step[] {
    for (;;) {
      if (this.#take("//")) steps.push(everyNode, this.#step());
      else if (this.#take("/")) steps.push(this.#step());
      else return steps;
    }
  }

  #step(): Step {
    if (this.#take(".")) return { axis: "self", test: "node()", predicates: [] };
    if (this.#take("..")) return { axis: "parent", test: "node()", predicates: [] };
    let axis: Axis = "child";
    if (this.#take("@")) {
      axis = "attribute";
    } else if (this.#is("::", 1)) {
      const named = axes.find((name) => name === this.#token.text);
      if (named === undefined) throw this.#wrong();
      axis = named;
      this.#at += 2;
    }
    const test = this.#test();
    return { axis, test, predicates: this.#predicates() };
  }

  #test(): string {
    const { kind, text } = this.#token;
    if (this.#take("*")) return "*";
    if (kind !== "name") throw this.#wrong();
    this.#at++;
    if (!kinds.includes(text) || !this.#take("(")) return text;
    this.#need(")");
    return `${text}()`;
  }

  #predicates(): Expression[] {
    const found: Expression[] = [];
    while (this.#take("[")) {
      found.push(this.#binary(0));
      this.#need("]");
    }
    return found;
  }

  #beginsPrimary(): boolean {
    const { kind, text } = this.#token;
    if (kind === "literal" || kind === "number" || this.#is("(")) return true;
    return kind === "name" && this.#is("(", 1) && !kinds.includes(text);
  }

  #primary(): Expression {
    const { kind, text, at } = this.#token;
    this.#at++;
    if (kind === "literal") return { type: "literal", value: text.slice(1, -1) };
    if (kind === "number") return { type: "literal", value: Number(text) };
    if (text === "(") {
      const inner = this.#binary(0);
      this.#need(")");
      return inner;
    }
    this.#need("(");
    const args: Expression[] = [];
    if (!this.#take(")")) {
      do args.push(this.#binary(0));
      while (this.#take(","));
      this.#need(")");
    }
    return { type: "call", name: text, args, at };
  }
}
