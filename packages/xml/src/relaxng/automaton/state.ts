import type { Pattern } from "../pattern/pattern.js";
import type { NameKey } from "../xml/name.js";

/**
 * Which slots of a state accepted: one character per slot, "1" or "0". A state has more than one slot only where a
 * schema is ambiguous about which of several elements of a name it is in.
 */
export type Outcome = string;

/** A state of the automaton: what each possible element definition still asks for. */
export interface State {
  readonly slots: readonly Pattern[];
  /** Whether every slot is impossible: an error has been met. */
  readonly dead: boolean;
  readonly hasValues: boolean;
  /** The outcome when nothing more comes. */
  readonly endOutcome: Outcome;
  /** What was learned of start tags, attributes and short texts; most states learn nothing of most. */
  starts: Map<NameKey, StartTransition> | undefined;
  attributes: Map<NameKey, AttributeTransition> | undefined;
  texts: Map<string, Outcome> | undefined;
  closed: State | undefined;
  mixed: State | undefined;
}

/** From an element's start tag to what follows its end tag. */
export interface StartTransition {
  /** The state inside of the element, before its attributes. */
  readonly child: State;
  /** Per slot of the child, what is left of each slot of the parent when that child's slot accepts. */
  readonly rests: readonly (readonly Pattern[])[];
  readonly after: Map<Outcome, State>;
}

/** From an attribute's name, over its value, to what is left. */
export interface AttributeTransition {
  /** The patterns that the value may match. */
  readonly values: readonly Pattern[];
  readonly rests: readonly (readonly Pattern[])[];
  readonly after: Map<Outcome, State>;
  /** States after short values that were seen before. */
  known: Map<string, State> | undefined;
  /** Whether the value depends on prefixes in scope, so that it cannot be remembered. */
  readonly isContextual: boolean;
}

/** Whether some slot accepted. */
export function isAccepted(outcome: Outcome): boolean {
  return outcome.includes("1");
}
