import { isBlank } from "../../read/blank.js";
import type { Spend } from "../datatypes/datatype.js";
import { splitWords } from "../datatypes/white-space.js";
import { nameClassContains } from "../pattern/name-class.js";
import type { Pattern, PatternOf } from "../pattern/pattern.js";
import type { PatternTable } from "../pattern/pattern-table.js";
import type { NameKey } from "../xml/name.js";
import type { Namespaces } from "../xml/namespaces.js";

type NamedKind = "element" | "attribute";

/** One way to take a name: the pattern that takes it, and what is left of the level then. */
export interface Match<Kind extends NamedKind> {
  readonly taken: PatternOf<Kind>;
  readonly rest: Pattern;
}

const NOTHING: readonly never[] = Object.freeze([]);

/** The derivatives of Clark's algorithm, with an element's content kept apart from what follows the element. */
export class Deriver {
  readonly #table: PatternTable;
  readonly #spend: Spend;

  constructor(table: PatternTable, spend: Spend) {
    this.#table = table;
    this.#spend = spend;
  }

  /**
   * Every way in which a pattern takes an element or attribute of a name; each taker occurs once. With `skipping`,
   * required things before an element may be left out: for recovery after an error.
   */
  matches<Kind extends NamedKind>(
    pattern: Pattern,
    kind: Kind,
    key: NameKey,
    skipping = false,
  ): readonly Match<Kind>[] {
    const table = this.#table;
    const isAttribute = kind === "attribute";
    const then = (
      found: readonly Match<Kind>[],
      after: (rest: Pattern) => Pattern,
    ): readonly Match<Kind>[] =>
      found.length === 0 ? found : found.map(({ taken, rest }) => ({ taken, rest: after(rest) }));
    const take = (at: PatternOf<NamedKind>): readonly Match<Kind>[] =>
      at.kind === kind && nameClassContains(at.name, key)
        ? [{ taken: at as PatternOf<Kind>, rest: table.empty }]
        : NOTHING;
    const inside = this.#onceEach((at): readonly Match<Kind>[] => {
      switch (at.kind) {
        case "choice": {
          const found: Match<Kind>[] = [];
          for (const child of at.children) for (const match of visit(child)) found.push(match);
          return this.#merge(found);
        }
        case "interleave": {
          const found: Match<Kind>[] = [];
          at.children.forEach((child, index) => {
            for (const { taken, rest } of visit(child)) {
              found.push({ taken, rest: table.interleave(at.children.with(index, rest)) });
            }
          });
          return this.#merge(found);
        }
        case "group": {
          const first = then(visit(at.left), (rest) => table.group(rest, at.right));
          if (!isAttribute && !at.left.nullable && !skipping) return first;
          const second = then(visit(at.right), (rest) => (isAttribute ? table.group(at.left, rest) : rest));
          return first.length === 0 ? second : this.#merge([...first, ...second]);
        }
        case "oneOrMore":
          return then(visit(at.child), (rest) => table.group(rest, table.choice([at, table.empty])));
        default:
          return NOTHING;
      }
    });
    // Most of what stands in a large content takes nothing of the kind, or is an element of another name: neither is noted.
    const visit = (at: Pattern): readonly Match<Kind>[] => {
      if (at.kind === "element" || at.kind === "attribute") {
        this.#spend(1);
        return take(at);
      }
      return isAttribute && !at.hasAttributes ? NOTHING : inside(at);
    };
    return visit(pattern);
  }

  /** A function that computes its result for each pattern once, however often the pattern occurs in another. */
  #onceEach<T extends object>(compute: (at: Pattern) => T): (at: Pattern) => T {
    const done = new Map<Pattern, T>();
    return (at) => {
      let result = done.get(at);
      if (result === undefined) {
        this.#spend(1);
        result = compute(at);
        done.set(at, result);
      }
      return result;
    };
  }

  #merge<Kind extends NamedKind>(found: readonly Match<Kind>[]): readonly Match<Kind>[] {
    if (found.length < 2) return found;
    const rests = new Map<PatternOf<Kind>, Pattern[]>();
    for (const { taken, rest } of found) {
      const known = rests.get(taken);
      if (known === undefined) rests.set(taken, [rest]);
      else known.push(rest);
    }
    return [...rests].map(([taken, all]) => ({ taken, rest: this.#table.choice(all) }));
  }

  /** What is left when the start tag ends: attributes that did not come are not coming. */
  closeStartTag(pattern: Pattern): Pattern {
    return this.#withoutAttributes(pattern, this.#table.notAllowed);
  }

  /** As {@link closeStartTag}, but missing attributes are overlooked: for recovery after an error. */
  forgetAttributes(pattern: Pattern): Pattern {
    return this.#withoutAttributes(pattern, this.#table.empty);
  }

  #withoutAttributes(pattern: Pattern, replacement: Pattern): Pattern {
    const table = this.#table;
    const visit = this.#onceEach((at): Pattern => {
      if (!at.hasAttributes) return at;
      switch (at.kind) {
        case "choice":
          return table.choice(at.children.map(visit));
        case "interleave":
          return table.interleave(at.children.map(visit));
        case "group":
          return table.group(visit(at.left), visit(at.right));
        case "oneOrMore":
          return table.oneOrMore(visit(at.child));
        default:
          return replacement;
      }
    });
    return visit(pattern);
  }

  /** What is left after a text among elements: no value can match there, only `text`. */
  afterMixedText(pattern: Pattern): Pattern {
    return this.#afterText(pattern, (at) => (at.kind === "text" ? at : this.#table.notAllowed));
  }

  /** Whether a text is all that a pattern asks for: the whole content of an element, or an attribute's value. */
  acceptsText(pattern: Pattern, text: string, namespaces: Namespaces): boolean {
    if (pattern === this.#table.text) return true;
    if (pattern.nullable && isBlank(text)) return true;
    return this.#isWhole(pattern, text, namespaces);
  }

  /** Whether one value of a pattern is the whole text: nearly all are one of some words, or of one type. */
  #isWhole(pattern: Pattern, text: string, namespaces: Namespaces): boolean {
    if (pattern.kind === "choice")
      return pattern.children.some((child) => this.#isWhole(child, text, namespaces));
    if (pattern.kind !== "value") return this.#afterValue(pattern, text, namespaces).nullable;
    this.#spend(1);
    return pattern.type.valueOf(text, namespaces) === pattern.value;
  }

  #afterValue(pattern: Pattern, text: string, namespaces: Namespaces): Pattern {
    const { empty, notAllowed } = this.#table;
    const verdict = (accepted: boolean): Pattern => (accepted ? empty : notAllowed);
    return this.#afterText(pattern, (at) => {
      switch (at.kind) {
        case "text":
          return at;
        case "value":
          return verdict(at.type.valueOf(text, namespaces) === at.value);
        case "data":
          return verdict(
            at.type.allows(text, namespaces, this.#spend) &&
              (at.except === undefined || !this.#afterValue(at.except, text, namespaces).nullable),
          );
        case "list":
          return verdict(this.#acceptsWords(at.child, splitWords(text), namespaces));
        default:
          return notAllowed;
      }
    });
  }

  #acceptsWords(pattern: Pattern, words: readonly string[], namespaces: Namespaces): boolean {
    let rest = pattern;
    for (const word of words) {
      if (rest === this.#table.notAllowed) return false;
      rest = this.#afterValue(rest, word, namespaces);
    }
    return rest.nullable;
  }

  #afterText(pattern: Pattern, leaf: (at: Pattern) => Pattern): Pattern {
    const table = this.#table;
    const visit = this.#onceEach((at): Pattern => {
      switch (at.kind) {
        case "choice":
          return table.choice(at.children.map(visit));
        case "interleave":
          return table.choice(
            at.children.map((child, index) => {
              const rest = visit(child);
              return rest === table.notAllowed ? rest : table.interleave(at.children.with(index, rest));
            }),
          );
        case "group": {
          const first = table.group(visit(at.left), at.right);
          return at.left.nullable ? table.choice([first, visit(at.right)]) : first;
        }
        case "oneOrMore":
          return table.group(visit(at.child), table.choice([at, table.empty]));
        default:
          return leaf(at);
      }
    });
    return visit(pattern);
  }
}
