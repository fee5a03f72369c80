import { directParts, type Pattern, type PatternOf } from "../pattern/pattern.js";
import type { PatternTable } from "../pattern/pattern-table.js";
import type { NameKey } from "../xml/name.js";
import type { Namespaces } from "../xml/namespaces.js";
import type { Budget } from "./budget.js";
import { Deriver, type Match } from "./derive.js";
import type { AttributeTransition, Outcome, StartTransition, State } from "./state.js";

/** When this many patterns and transitions are remembered, those that are not in use are forgotten. */
const MAX_REMEMBERED = 200_000;
/** Texts and values of at most this length are remembered, this many per place. */
const SHORT = 40;
const MAX_TEXTS = 64;
/** So many names are remembered per state: more than a schema lists, fewer than a document can invent. */
const MAX_NAMES = 5000;

/**
 * The schema as a deterministic automaton over the events of a document, built while documents come: every
 * transition is a derivative that is computed once and remembered.
 */
export class Automaton {
  readonly deriver: Deriver;
  readonly table: PatternTable;
  readonly start: State;
  readonly budget: Budget;
  readonly #states = new Map<string, State>();
  readonly #schema: Pattern;
  #transitions = 0;

  constructor(table: PatternTable, start: Pattern, budget: Budget) {
    this.table = table;
    this.budget = budget;
    this.deriver = new Deriver(table, budget.spend);
    this.#schema = start;
    this.start = this.state([start]);
  }

  /** The one state with these slots. */
  state(slots: readonly Pattern[]): State {
    const key = slots.length === 1 ? String(slots[0]!.id) : slots.map((slot) => slot.id).join(",");
    let state = this.#states.get(key);
    if (state === undefined) {
      state = {
        slots,
        dead: slots.every((slot) => slot === this.table.notAllowed),
        hasValues: slots.some((slot) => slot.hasValues),
        endOutcome: outcomeOf(slots, (slot) => slot.nullable),
        starts: undefined,
        attributes: undefined,
        texts: undefined,
        closed: undefined,
        mixed: undefined,
      };
      this.#states.set(key, state);
    }
    return state;
  }

  /** The transition of a start tag; its child is dead when the element may not stand here. */
  startTag(state: State, key: NameKey): StartTransition {
    return state.starts?.get(key) ?? this.#learnStartTag(state, key);
  }

  /** The state after an element whose inside ended with this outcome. */
  afterElement(transition: StartTransition, outcome: Outcome): State {
    return transition.after.get(outcome) ?? this.#learnAfter(transition, outcome);
  }

  /** The transition of an attribute's name; without values when the attribute may not stand here. */
  attribute(state: State, key: NameKey): AttributeTransition {
    return state.attributes?.get(key) ?? this.#learnAttribute(state, key);
  }

  /** The state after an attribute with this value; dead when the value is not allowed. */
  afterAttribute(transition: AttributeTransition, value: string, namespaces: Namespaces): State {
    return transition.known?.get(value) ?? this.#learnValue(transition, value, namespaces);
  }

  /** The state after an attribute whose value matched as the outcome says. */
  afterOutcome(transition: AttributeTransition, outcome: Outcome): State {
    return transition.after.get(outcome) ?? this.#learnAfter(transition, outcome);
  }

  startTagClosed(state: State): State {
    state.closed ??= this.state(state.slots.map((slot) => this.deriver.closeStartTag(slot)));
    return state.closed;
  }

  /** The state after text that stands beside elements. */
  afterMixedText(state: State): State {
    state.mixed ??= this.state(state.slots.map((slot) => this.deriver.afterMixedText(slot)));
    return state.mixed;
  }

  /** How an element ends that holds this text and no elements. */
  textOutcome(state: State, text: string, namespaces: Namespaces): Outcome {
    return state.texts?.get(text) ?? this.#learnText(state, text, namespaces);
  }

  /** The transition that the given matches (one list per slot) lead to. */
  transitionTo(state: State, matches: readonly (readonly Match<"element">[])[]): StartTransition {
    const { parts, rests } = this.#gather(state, matches, (element) => element.content);
    return {
      child: this.state(parts.length === 0 ? [this.table.notAllowed] : parts),
      rests,
      after: new Map(),
    };
  }

  /** Called between documents and elements: keeps memory bounded, with whatever is in use kept. */
  forgetIfLarge(
    inUse: () => { readonly states: readonly State[]; readonly transitions: readonly StartTransition[] },
  ): void {
    if (this.#transitions + this.table.size < MAX_REMEMBERED) return;
    const { states, transitions } = inUse();
    const kept: Pattern[] = reachable(this.#schema);
    this.#states.clear();
    for (const state of [this.start, ...states]) {
      this.#states.set(state.slots.map((slot) => slot.id).join(","), state);
      state.starts = undefined;
      state.attributes = undefined;
      state.texts = undefined;
      state.closed = undefined;
      state.mixed = undefined;
      kept.push(...state.slots);
    }
    for (const { rests, after } of transitions) {
      after.clear();
      for (const slots of rests) kept.push(...slots);
    }
    this.table.forgetAllBut(kept);
    this.#transitions = 0;
  }

  #learnStartTag(state: State, key: NameKey): StartTransition {
    const transition = this.transitionTo(
      state,
      state.slots.map((slot) => this.deriver.matches(slot, "element", key)),
    );
    state.starts = this.#remember(state.starts, key, transition, MAX_NAMES);
    return transition;
  }

  #learnAttribute(state: State, key: NameKey): AttributeTransition {
    const matches = state.slots.map((slot) => this.deriver.matches(slot, "attribute", key));
    const { parts, rests } = this.#gather(state, matches, (attribute) => attribute.child);
    const transition: AttributeTransition = {
      values: parts,
      rests,
      after: new Map(),
      known: undefined,
      isContextual: parts.some((part) => part.isContextual),
    };
    state.attributes = this.#remember(state.attributes, key, transition, MAX_NAMES);
    return transition;
  }

  /** The different parts that the matches lead to, and what each leaves of every slot. */
  #gather<Kind extends "element" | "attribute">(
    state: State,
    matches: readonly (readonly Match<Kind>[])[],
    partOf: (taken: PatternOf<Kind>) => Pattern,
  ): { parts: Pattern[]; rests: Pattern[][] } {
    const { notAllowed } = this.table;
    const rests = new Map<Pattern, Pattern[]>();
    matches.forEach((found, slot) => {
      for (const { taken, rest } of found) {
        const part = partOf(taken);
        let slots = rests.get(part);
        if (slots === undefined) {
          slots = state.slots.map(() => notAllowed);
          rests.set(part, slots);
        }
        slots[slot] = this.table.choice([slots[slot]!, rest]);
      }
    });
    return { parts: [...rests.keys()], rests: [...rests.values()] };
  }

  #learnAfter(transition: StartTransition | AttributeTransition, outcome: Outcome): State {
    const accepted = transition.rests.filter((_, part) => outcome[part] === "1");
    const slots = (transition.rests[0] ?? [this.table.notAllowed]).map((_, slot) =>
      this.table.choice(accepted.map((rests) => rests[slot]!)),
    );
    const state = this.state(slots);
    transition.after.set(outcome, state);
    this.#transitions++;
    return state;
  }

  #learnValue(transition: AttributeTransition, value: string, namespaces: Namespaces): State {
    this.budget.earnText(value);
    const outcome = outcomeOf(transition.values, (pattern) =>
      this.deriver.acceptsText(pattern, value, namespaces),
    );
    const state = this.afterOutcome(transition, outcome);
    if (!transition.isContextual) transition.known = this.#rememberText(transition.known, value, state);
    return state;
  }

  #learnText(state: State, text: string, namespaces: Namespaces): Outcome {
    this.budget.earnText(text);
    const outcome = outcomeOf(state.slots, (slot) => this.deriver.acceptsText(slot, text, namespaces));
    if (!state.slots.some((slot) => slot.isContextual)) {
      state.texts = this.#rememberText(state.texts, text, outcome);
    }
    return outcome;
  }

  #rememberText<V>(known: Map<string, V> | undefined, text: string, value: V): Map<string, V> | undefined {
    return text.length <= SHORT ? this.#remember(known, text, value, MAX_TEXTS) : known;
  }

  /** The map with one more entry, if it may have more. */
  #remember<V>(known: Map<string, V> | undefined, key: string, value: V, max: number): Map<string, V> {
    const map = known ?? new Map<string, V>();
    if (map.size < max) {
      map.set(key, value);
      this.#transitions++;
    }
    return map;
  }
}

function outcomeOf(patterns: readonly Pattern[], accepts: (pattern: Pattern) => boolean): Outcome {
  if (patterns.length === 1) return accepts(patterns[0]!) ? "1" : "0";
  return patterns.map((pattern) => (accepts(pattern) ? "1" : "0")).join("");
}

/** Every pattern of a schema. */
function reachable(start: Pattern): Pattern[] {
  const found = new Set<Pattern>([start]);
  for (const pattern of found) for (const part of directParts(pattern)) found.add(part);
  return [...found];
}
