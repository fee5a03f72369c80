import type { Spend } from "../datatype.js";
import { type RegexNode, RegexNodes } from "./node.js";
import { parseRegex } from "./parse.js";

interface State {
  readonly node: RegexNode;
  /** By class of character; filled when first needed. */
  readonly next: (State | undefined)[];
}

/** Beyond this many states, or nodes, or places in tables of classes, all is forgotten but where a match stands. */
const MAX_STATES = 5000;
const MAX_NODES = 200_000;
const MAX_CLASS_ENTRIES = 1_000_000;
const ASCII = 128;

/**
 * A regular expression of XML Schema as an automaton that is built while texts are matched: each state is a
 * derivative, computed once. Nothing backtracks, so a match takes time linear in the text once the states are known;
 * what building them costs is told to the caller, who may set a limit.
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
  #isFull = false;
  #spend: Spend = () => {};

  /** Throws RegexSyntaxError. */
  constructor(source: string) {
    this.#start = parseRegex(source, this.#nodes);
  }

  /** Whether the whole text matches. Throws what `spend` throws. */
  matches(text: string, spend: Spend = () => {}): boolean {
    this.#spend = spend;
    let state = this.#state(this.#start);
    for (let i = 0; i < text.length; i++) {
      if (this.#isFull) state = this.#forgetAllBut(state.node);
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
    const next = this.#state(this.#derive(state.node, this.#classes[characterClass]!, new Map()));
    state.next[characterClass] = next;
    if (this.#states.size > MAX_STATES || this.#nodes.size > MAX_NODES) this.#isFull = true;
    return next;
  }

  #forgetAllBut(node: RegexNode): State {
    this.#spend(this.#nodes.size);
    this.#states.clear();
    this.#nodes.forgetAllBut([this.#start, node]);
    this.#classOfAscii.fill(undefined);
    this.#classOf.clear();
    this.#classIds.clear();
    this.#classes.length = 0;
    this.#isFull = false;
    return this.#state(node);
  }

  #derive(node: RegexNode, inSet: readonly boolean[], done: Map<RegexNode, RegexNode>): RegexNode {
    const nodes = this.#nodes;
    this.#spend(1);
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
        this.#spend(node.children.length);
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
    const { sets } = this.#nodes;
    this.#spend(sets.length);
    const inSet = sets.map((set) => set(codePoint));
    const key = inSet.map(Number).join("");
    let id = this.#classIds.get(key);
    if (id === undefined) {
      id = this.#classes.push(inSet) - 1;
      this.#classIds.set(key, id);
      if (this.#classes.length * sets.length > MAX_CLASS_ENTRIES) this.#isFull = true;
    }
    if (codePoint < ASCII) this.#classOfAscii[codePoint] = id;
    else if (this.#classOf.size < 10_000) this.#classOf.set(codePoint, id);
    return id;
  }
}
