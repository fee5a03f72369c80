import { type RegexNode, RegexNodes } from "./node.js";
import { parseRegex } from "./parse.js";

/** A match that would take longer than the limit; only expressions made for it get here. */
export class RegexLimitError extends Error {}

interface State {
  readonly node: RegexNode;
  /** By class of character; filled when first needed. */
  readonly next: (State | undefined)[];
}

const MAX_STATES = 5000;
const ASCII = 128;

/**
 * A regular expression of XML Schema as an automaton that is built while texts are matched: each state is a
 * derivative, computed once. Nothing backtracks, so a match takes time linear in the text once the states are known;
 * while they are built, a limit of steps holds.
 */
export class Regex {
  readonly #nodes = new RegexNodes();
  readonly #start: RegexNode;
  readonly #states = new Map<RegexNode, State>();
  readonly #classOfAscii: (number | undefined)[] = new Array(ASCII);
  readonly #classOf = new Map<number, number>();
  readonly #classIds = new Map<string, number>();
  /** Per class of characters, which of the sets hold it. */
  readonly #classes: (readonly boolean[])[] = [];
  #stepsLeft = 0;

  /** Throws RegexSyntaxError. */
  constructor(source: string) {
    this.#start = parseRegex(source, this.#nodes);
  }

  /** Whether the whole text matches. Throws {@link RegexLimitError}. */
  matches(text: string): boolean {
    this.#stepsLeft = 1_000_000 + 20 * text.length;
    let state = this.#state(this.#start);
    for (let i = 0; i < text.length; i++) {
      let codePoint = text.charCodeAt(i);
      if (codePoint >= 0xd800 && codePoint < 0xdc00 && i + 1 < text.length) {
        codePoint = text.codePointAt(i)!;
        if (codePoint > 0xffff) i++;
      }
      const characterClass = this.#classify(codePoint);
      state = state.next[characterClass] ?? this.#advance(state, characterClass);
      if (state.node === this.#nodes.never) return false;
    }
    return state.node.nullable;
  }

  #state(node: RegexNode): State {
    let state = this.#states.get(node);
    if (state === undefined) {
      state = { node, next: [] };
      this.#states.set(node, state);
    }
    return state;
  }

  #advance(state: State, characterClass: number): State {
    const node = this.#derive(state.node, this.#classes[characterClass]!, new Map());
    if (this.#states.size > MAX_STATES) {
      this.#states.clear();
      this.#nodes.forgetAllBut([this.#start, node]);
      return this.#state(node);
    }
    const next = this.#state(node);
    state.next[characterClass] = next;
    return next;
  }

  #derive(node: RegexNode, inSet: readonly boolean[], done: Map<RegexNode, RegexNode>): RegexNode {
    const nodes = this.#nodes;
    if (--this.#stepsLeft < 0) throw new RegexLimitError("matching the pattern takes too many steps");
    switch (node.kind) {
      case "never":
      case "empty":
        return nodes.never;
      case "set":
        return inSet[node.set]! ? nodes.empty : nodes.never;
    }
    const known = done.get(node);
    if (known !== undefined) return known;
    const result = this.#deriveBranch(node, inSet, done);
    done.set(node, result);
    return result;
  }

  #deriveBranch(
    node: Extract<RegexNode, { kind: "concat" | "alternatives" | "loop" }>,
    inSet: readonly boolean[],
    done: Map<RegexNode, RegexNode>,
  ): RegexNode {
    const nodes = this.#nodes;
    switch (node.kind) {
      case "concat": {
        const first = nodes.concat(this.#derive(node.left, inSet, done), node.right);
        return node.left.nullable
          ? nodes.alternatives([first, this.#derive(node.right, inSet, done)])
          : first;
      }
      case "alternatives":
        this.#stepsLeft -= node.children.length;
        return nodes.alternatives(node.children.map((child) => this.#derive(child, inSet, done)));
      case "loop": {
        const rest = nodes.loop(node.child, Math.max(node.min - 1, 0), node.max - 1);
        return nodes.concat(this.#derive(node.child, inSet, done), rest);
      }
    }
  }

  #classify(codePoint: number): number {
    const known = codePoint < ASCII ? this.#classOfAscii[codePoint] : this.#classOf.get(codePoint);
    return known ?? this.#learnClass(codePoint);
  }

  /** Characters that no set of the expression tells apart are one class. */
  #learnClass(codePoint: number): number {
    const inSet = this.#nodes.sets.map((set) => set(codePoint));
    const key = inSet.map(Number).join("");
    let id = this.#classIds.get(key);
    if (id === undefined) {
      id = this.#classes.push(inSet) - 1;
      this.#classIds.set(key, id);
    }
    if (codePoint < ASCII) this.#classOfAscii[codePoint] = id;
    else if (this.#classOf.size < 10_000) this.#classOf.set(codePoint, id);
    return id;
  }
}
