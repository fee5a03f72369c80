import type { Automaton } from "../automaton/automaton.js";
import type { AttributeTransition, Outcome, StartTransition, State } from "../automaton/state.js";
import type { Pattern } from "../pattern/pattern.js";
import { type NameKey, splitKey } from "../xml/name.js";
import type { Namespaces } from "../xml/namespaces.js";
import {
  expectedTexts,
  missingAttributes,
  missingElements,
  nextElements,
  possibleAttributes,
  possibleElements,
} from "./expected.js";
import { nearest } from "./nearest.js";
import { listed, pathStep, quoted, type Reporter, shortened } from "./reporter.js";

/**
 * Says what is wrong, and finds the state from which the rest of the document can be judged as if it were right: so
 * one mistake is one problem. Nothing here is remembered; a valid document never comes this way.
 */
export class Recovery<At> {
  readonly #automaton: Automaton;
  readonly #reporter: Reporter<At>;
  /** The attributes that messages about this start tag have already asked for. */
  #askedFor = new Set<string>();

  /** The elements, by path, that misspelt ones were taken for. */
  readonly #meantFor = new Set<string>();

  constructor(automaton: Automaton, reporter: Reporter<At>) {
    this.#automaton = automaton;
    this.#reporter = reporter;
  }

  startTagOpened(): void {
    if (this.#askedFor.size > 0) this.#askedFor = new Set();
  }

  /** An element that may not stand here; undefined when nothing is known about its inside. */
  startTag(
    state: State,
    parent: StartTransition | undefined,
    name: NameKey,
    parentPath: string,
    path: string,
    at: At,
  ): StartTransition | undefined {
    return (
      this.#afterMissing(state, name, path, at) ??
      this.#misplaced(state, parent, name, parentPath, path, at) ??
      this.#misspelt(state, name, parentPath, path, at)
    );
  }

  /** Something required before it was left out. */
  #afterMissing(state: State, name: NameKey, path: string, at: At): StartTransition | undefined {
    const { deriver } = this.#automaton;
    const matches = state.slots.map((slot) => deriver.matches(slot, "element", name, true));
    if (matches.every((found) => found.length === 0)) return undefined;
    const transition = this.#automaton.transitionTo(state, matches);
    const stillMissing = new Set(missingElements(transition.rests.flat()));
    const left = missingElements(state.slots).filter(
      (phrase) => !stillMissing.has(phrase) && phrase !== `"${name}"`,
    );
    const expected = nextElements(state.slots);
    const what = left.length === 0 ? `expected ${listed(quoted(expected))}` : areMissing(left);
    const message = `element "${pathStep(name)}" comes too early: ${what} before it`;
    this.#reporter.add("schema.element-missing", message, path, at, { found: name, expected });
    return transition;
  }

  /** The parent knows such an element, but not (or not again) at this point. */
  #misplaced(
    state: State,
    parent: StartTransition | undefined,
    name: NameKey,
    parentPath: string,
    path: string,
    at: At,
  ): StartTransition | undefined {
    if (parent === undefined) return undefined;
    const { deriver } = this.#automaton;
    const matches = parent.child.slots.map((slot) =>
      deriver.matches(deriver.forgetAttributes(slot), "element", name, true),
    );
    if (matches.every((found) => found.length === 0)) return undefined;
    // Where a misspelt element was taken for this one, this one is no second mistake.
    if (!this.#meantFor.has(`${parentPath}/${name}`)) {
      const expected = nextElements(state.slots);
      const again = path.endsWith("]") ? "again" : "here";
      const message = `element "${pathStep(name)}" is not allowed ${again}; ${expectation(quoted(expected), "no more elements are")}`;
      this.#reporter.add("schema.element-unexpected", message, path, at, { found: name, expected });
    }
    const { child, rests } = this.#automaton.transitionTo(parent.child, matches);
    return { child, rests: rests.map(() => state.slots), after: new Map() };
  }

  #misspelt(
    state: State,
    name: NameKey,
    parentPath: string,
    path: string,
    at: At,
  ): StartTransition | undefined {
    const { slots } = state;
    const next = nextElements(slots);
    const { local } = splitKey(name);
    const sameLocal = next.find((key) => key !== name && splitKey(key).local === local);
    const meant = sameLocal ?? nearest(name, next) ?? nearest(name, possibleElements(slots));
    const where =
      parentPath === "" ? "as the root" : `in "${parentPath.slice(parentPath.lastIndexOf("/") + 1)}"`;
    const shown = sameLocal === undefined ? pathStep(name) : name;
    const hint =
      meant === undefined ? expectation(quoted(next), "no elements are") : `did you mean "${meant}"?`;
    this.#reporter.add(
      "schema.element-unexpected",
      `element "${shown}" is not allowed ${where}; ${hint}`,
      path,
      at,
      {
        found: name,
        expected: next,
        ...(meant !== undefined && { nearest: meant }),
      },
    );
    if (meant === undefined || sameLocal !== undefined) return undefined;
    this.#meantFor.add(`${parentPath}/${meant}`);
    const { deriver } = this.#automaton;
    const transition = this.#automaton.transitionTo(
      state,
      slots.map((slot) => deriver.matches(slot, "element", meant, true)),
    );
    return transition.child.dead ? undefined : transition;
  }

  /** An attribute that may not stand here. */
  attribute(state: State, name: NameKey, value: string, namespaces: Namespaces, path: string, at: At): State {
    const expected = possibleAttributes(state.slots);
    const meant = nearest(name, expected);
    const element = path.slice(path.lastIndexOf("/") + 1);
    const hint =
      meant === undefined
        ? expectation(quoted(expected), "no further attributes are")
        : `did you mean "${meant}"?`;
    const message = `attribute "${pathStep(name)}" is not allowed in "${element}"; ${hint}`;
    this.#reporter.add("schema.attribute-unexpected", message, `${path}/@${pathStep(name)}`, at, {
      found: name,
      expected,
      ...(meant !== undefined && { nearest: meant }),
    });
    for (const asked of expected) this.#askedFor.add(`"${asked}"`);
    if (meant === undefined) return state;
    const transition = this.#automaton.attribute(state, meant);
    if (transition.values.length === 0) return state;
    const next = this.#automaton.afterAttribute(transition, value, namespaces);
    return next.dead ? this.#automaton.afterOutcome(transition, all(transition.values)) : next;
  }

  /** An attribute whose value is not what the schema asks for. */
  attributeValue(
    transition: AttributeTransition,
    name: NameKey,
    value: string,
    namespaces: Namespaces,
    path: string,
    at: At,
  ): State {
    const { values } = transition;
    const meant = nearest(value, literals(values));
    this.#value(
      "schema.attribute-value",
      `attribute "${pathStep(name)}"`,
      value,
      values,
      meant,
      `${path}/@${pathStep(name)}`,
      at,
    );
    const next = meant && this.#automaton.afterAttribute(transition, meant, namespaces);
    return next && !next.dead ? next : this.#automaton.afterOutcome(transition, all(values));
  }

  missingAttributes(state: State, path: string, at: At): State {
    const { deriver } = this.#automaton;
    const element = path.slice(path.lastIndexOf("/") + 1);
    const missing = missingAttributes(state.slots, deriver).filter((phrase) => !this.#askedFor.has(phrase));
    if (missing.length > 0) {
      const what = missing.length === 1 ? "attribute" : "attributes";
      const message = `"${element}" lacks the ${what} ${missing.join(" and ")}`;
      this.#reporter.add("schema.attribute-missing", message, path, at, { expected: unquoted(missing) });
    }
    return this.#automaton.state(state.slots.map((slot) => deriver.forgetAttributes(slot)));
  }

  /** A text that is not the value that the element asks for. */
  badText(state: State, text: string, element: string, path: string, at: At): Outcome {
    this.#value("schema.text-value", `element "${element}"`, text, state.slots, undefined, path, at);
    return all(state.slots);
  }

  unexpectedText(state: State, text: string, path: string, at: At): void {
    const element = path.slice(path.lastIndexOf("/") + 1);
    const expected = nextElements(state.slots);
    const hint = expectation(quoted(expected), "nothing is");
    const message = `text "${shortened(text)}" is not allowed in "${element}"; ${hint}`;
    this.#reporter.add("schema.text-unexpected", message, path, at, { found: shortened(text), expected });
  }

  /** An element that ends too early. */
  incomplete(state: State, element: string, path: string, at: At): Outcome {
    const missing = missingElements(state.slots);
    const expected = nextElements(state.slots);
    const what = missing.length === 0 ? "something is missing" : areMissing(missing);
    const message = `element "${element}" is incomplete: ${what}`;
    this.#reporter.add("schema.element-missing", message, path, at, { expected });
    return all(state.slots);
  }

  #value(
    id: "schema.attribute-value" | "schema.text-value",
    subject: string,
    text: string,
    patterns: readonly Pattern[],
    known: string | undefined,
    path: string,
    at: At,
  ): void {
    const expected = expectedTexts(patterns);
    const meant = known ?? nearest(text.trim(), literals(patterns));
    const found = shortened(text);
    const hint = meant === undefined ? expectation(expected, "nothing is") : `did you mean "${meant}"?`;
    const message = `${subject} cannot be "${found}"; ${hint}`;
    this.#reporter.add(id, message, path, at, {
      found,
      expected,
      ...(meant !== undefined && { nearest: meant }),
    });
  }
}

function expectation(expected: readonly string[], none: string): string {
  return expected.length === 0 ? `${none} allowed here` : `expected ${listed(expected)}`;
}

function areMissing(phrases: readonly string[]): string {
  return `${phrases.join(" and ")} ${phrases.length === 1 ? "is" : "are"} missing`;
}

function literals(patterns: readonly Pattern[]): string[] {
  return expectedTexts(patterns).flatMap((text) =>
    text.startsWith('"') ? (JSON.parse(text) as string) : [],
  );
}

function unquoted(phrases: readonly string[]): string[] {
  return phrases.flatMap((phrase) => phrase.match(/(?<=")[^" ]+(?=")/g) ?? [phrase]);
}

function all(slots: readonly unknown[]): Outcome {
  return "1".repeat(slots.length);
}
