import { isBlank } from "../../read/blank.js";
import { readPlain } from "../../read/plain.js";
import type { Automaton } from "../automaton/automaton.js";
import { isAccepted, type StartTransition, type State } from "../automaton/state.js";
import { ROOT_NAMESPACES } from "../xml/namespaces.js";
import type { XmlLimits } from "../xml/reader.js";

/** Thrown out of the reading of a document that is not plainly valid. */
const UNSURE = new Error("not plainly valid");

/**
 * Whether a document is valid beyond doubt, as nearly all are that anybody keeps: plainly well-formed, without namespaces, within
 * the limits. It takes a fraction of the time of a judgement that can say what is wrong and where, which false leaves to be made:
 * nothing is known of the document then.
 */
export function isPlainlyValid(automaton: Automaton, text: string, limits: XmlLimits): boolean {
  if (text.length > limits.size) return false;
  if (text.length > limits.section && text.includes("<!--")) return false;
  try {
    if (readPlain(text, new PlainJudge(automaton, limits))) return true;
  } catch (error) {
    if (error !== UNSURE) throw error;
  }
  automaton.budget.reset();
  return false;
}

/** As `DocumentValidator` for documents with nothing wrong: it keeps no paths and no places, and gives up at the first doubt. */
class PlainJudge {
  readonly #automaton: Automaton;
  readonly #maxDepth: number;
  readonly #maxName: number;
  /** Of each element that is open. */
  readonly #transitions: StartTransition[] = [];
  readonly #befores: State[] = [];
  #depth = 0;
  #state: State;
  /** Whether the innermost element has children: no start tag came since its own. */
  #hasChildren = false;
  #text = "";

  constructor(automaton: Automaton, { maxDepth, name }: XmlLimits) {
    this.#automaton = automaton;
    this.#maxDepth = maxDepth;
    this.#maxName = name;
    this.#state = automaton.start;
  }

  openTag(name: string, attributes: readonly string[]): void {
    const automaton = this.#automaton;
    this.#check(name);
    if (this.#depth >= this.#maxDepth) throw UNSURE;
    if (this.#text !== "") this.#mixedText();
    automaton.budget.earnElement();
    automaton.forgetIfLarge(() => this.#inUse());
    const before = this.#state;
    const transition = automaton.startTag(before, name);
    if (transition.child.dead) throw UNSURE;
    this.#befores[this.#depth] = before;
    this.#transitions[this.#depth++] = transition;
    let state = transition.child;
    for (let i = 0; i < attributes.length; i += 2) {
      const attribute = attributes[i]!;
      this.#check(attribute);
      const taken = automaton.attribute(state, attribute);
      if (taken.values.length === 0) throw UNSURE;
      state = automaton.afterAttribute(taken, attributes[i + 1]!, ROOT_NAMESPACES);
      if (state.dead) throw UNSURE;
    }
    state = automaton.startTagClosed(state);
    if (state.dead) throw UNSURE;
    this.#state = state;
    this.#hasChildren = false;
  }

  closeTag(): void {
    const automaton = this.#automaton;
    const state = this.#state;
    let outcome = state.endOutcome;
    if (!this.#hasChildren && state.hasValues) {
      outcome = automaton.textOutcome(state, this.#text, ROOT_NAMESPACES);
      this.#text = "";
    } else if (this.#text !== "") {
      this.#mixedText();
      outcome = this.#state.endOutcome;
    }
    if (!isAccepted(outcome)) throw UNSURE;
    this.#state = automaton.afterElement(this.#transitions[--this.#depth]!, outcome);
    this.#hasChildren = true;
  }

  text(run: string): void {
    this.#text += run;
  }

  comment(): void {}

  /** Text beside elements. */
  #mixedText(): void {
    const text = this.#text;
    this.#text = "";
    if (isBlank(text)) return;
    this.#state = this.#automaton.afterMixedText(this.#state);
    if (this.#state.dead) throw UNSURE;
  }

  /** Prefixes and their declarations take a look at what they stand for. */
  #check(name: string): void {
    if (name.length > this.#maxName || name === "xmlns" || name.includes(":")) throw UNSURE;
  }

  #inUse(): { states: State[]; transitions: StartTransition[] } {
    const transitions = this.#transitions.slice(0, this.#depth);
    const children = transitions.map(({ child }) => child);
    return { states: [this.#state, ...this.#befores.slice(0, this.#depth), ...children], transitions };
  }
}
