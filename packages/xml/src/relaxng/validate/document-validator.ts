import { isBlank } from "../../read/blank.js";
import type { Automaton } from "../automaton/automaton.js";
import {
  type AttributeTransition,
  isAccepted,
  type Outcome,
  type StartTransition,
  type State,
} from "../automaton/state.js";
import type { NameKey } from "../xml/name.js";
import type { Namespaces } from "../xml/namespaces.js";
import type { IdChecker } from "./id-checker.js";
import { Recovery } from "./recovery.js";
import { pathStep, type Reporter } from "./reporter.js";

/** An element that is open. */
interface Frame<At> {
  readonly name: NameKey;
  readonly at: At;
  readonly namespaces: Namespaces;
  /** The parent's state before this element. */
  readonly before: State;
  readonly transition: StartTransition;
  /** How many children of a name there were, for the path. */
  counts: Map<NameKey, number> | undefined;
  hasChildren: boolean;
}

/**
 * Judges one document, event by event. What it keeps is one frame per open element; the automaton remembers the rest.
 * `At` is a place in the document in whatever form its source counts them.
 */
export class DocumentValidator<At> {
  readonly #automaton: Automaton;
  readonly #recovery: Recovery<At>;
  readonly #ids: IdChecker<At> | undefined;
  readonly #frames: Frame<At>[] = [];
  #state: State;
  /** How deep we are in an element that the schema does not know. */
  #skipping = 0;
  #text = "";
  #textAt: At | undefined;

  constructor(automaton: Automaton, reporter: Reporter<At>, ids?: IdChecker<At>) {
    this.#automaton = automaton;
    this.#ids = ids;
    this.#state = automaton.start;
    this.#recovery = new Recovery(automaton, reporter);
    automaton.budget.reset();
  }

  startElement(name: NameKey, namespaces: Namespaces, at: At): void {
    if (this.#skipping > 0) {
      this.#skipping++;
      return;
    }
    const automaton = this.#automaton;
    const parent = this.#frames.at(-1);
    if (this.#text !== "") this.#mixedText();
    if (parent !== undefined) {
      parent.hasChildren = true;
      parent.counts ??= new Map();
      parent.counts.set(name, (parent.counts.get(name) ?? 0) + 1);
    }
    automaton.budget.earnElement();
    automaton.forgetIfLarge(() => this.#inUse());
    const before = this.#state;
    let transition = automaton.startTag(before, name);
    if (transition.child.dead) {
      const recovered = this.#recovery.startTag(
        before,
        parent?.transition,
        name,
        this.#path(),
        this.#pathOf(name),
        at,
      );
      if (recovered === undefined) {
        this.#skipping = 1;
        return;
      }
      transition = recovered;
    }
    this.#frames.push({ name, at, namespaces, before, transition, counts: undefined, hasChildren: false });
    this.#state = transition.child;
    this.#recovery.startTagOpened();
  }

  attribute(name: NameKey, value: string, at: At): void {
    if (this.#skipping > 0) return;
    const automaton = this.#automaton;
    const { namespaces } = this.#frames.at(-1)!;
    const transition = automaton.attribute(this.#state, name);
    if (transition.values.length === 0) {
      this.#state = this.#recovery.attribute(this.#state, name, value, namespaces, this.#path(), at);
      return;
    }
    const next = automaton.afterAttribute(transition, value, namespaces);
    this.#state = next.dead ? this.#badValue(transition, name, value, at) : next;
    this.#ids?.attribute(
      this.#frames.at(-1)!.name,
      name,
      value,
      () => `${this.#path()}/@${pathStep(name)}`,
      at,
    );
  }

  startTagDone(): void {
    if (this.#skipping > 0) return;
    const closed = this.#automaton.startTagClosed(this.#state);
    this.#state = closed.dead
      ? this.#recovery.missingAttributes(this.#state, this.#path(), this.#frames.at(-1)!.at)
      : closed;
  }

  text(run: string, at: At): void {
    if (this.#skipping > 0) return;
    if (this.#text === "" || (this.#text.length < 100 && isBlank(this.#text))) this.#textAt = at;
    this.#text += run;
  }

  endElement(): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const outcome = this.#outcome();
    const { transition } = this.#frames.pop()!;
    this.#state = this.#automaton.afterElement(transition, outcome);
  }

  /** Once the root element has ended. */
  endDocument(): void {
    this.#ids?.endDocument();
  }

  /** How the innermost element ends; problems with that are reported and overlooked. */
  #outcome(): Outcome {
    const frame = this.#frames.at(-1)!;
    if (!frame.hasChildren && this.#state.hasValues) {
      const text = this.#text;
      this.#text = "";
      const outcome = this.#automaton.textOutcome(this.#state, text, frame.namespaces);
      return isAccepted(outcome)
        ? outcome
        : this.#recovery.badText(
            this.#state,
            text,
            pathStep(frame.name),
            this.#path(),
            this.#textAt ?? frame.at,
          );
    }
    if (this.#text !== "") this.#mixedText();
    const outcome = this.#state.endOutcome;
    return isAccepted(outcome)
      ? outcome
      : this.#recovery.incomplete(this.#state, pathStep(frame.name), this.#path(), frame.at);
  }

  #mixedText(): void {
    const text = this.#text;
    this.#text = "";
    if (isBlank(text)) return;
    const next = this.#automaton.afterMixedText(this.#state);
    if (!next.dead) this.#state = next;
    else this.#recovery.unexpectedText(this.#state, text, this.#path(), this.#textAt!);
  }

  #badValue(transition: AttributeTransition, name: NameKey, value: string, at: At): State {
    const { namespaces } = this.#frames.at(-1)!;
    return this.#recovery.attributeValue(transition, name, value, namespaces, this.#path(), at);
  }

  #path(): string {
    let path = "";
    this.#frames.forEach((frame, depth) => {
      path += `/${this.#step(frame.name, depth === 0 ? undefined : this.#frames[depth - 1])}`;
    });
    return path;
  }

  /** The path of a child of the innermost element. */
  #pathOf(name: NameKey): string {
    return `${this.#path()}/${this.#step(name, this.#frames.at(-1))}`;
  }

  #step(name: NameKey, parent: Frame<At> | undefined): string {
    const count = parent?.counts?.get(name) ?? 1;
    return count > 1 ? `${pathStep(name)}[${count}]` : pathStep(name);
  }

  #inUse(): { states: State[]; transitions: StartTransition[] } {
    return {
      states: [this.#state, ...this.#frames.flatMap(({ before, transition }) => [before, transition.child])],
      transitions: this.#frames.map(({ transition }) => transition),
    };
  }
}
