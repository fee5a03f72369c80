import type { Datatype } from "../datatypes/datatype.js";
import { factor } from "./factor.js";
import type { NameClass } from "./name-class.js";
import { directParts, type Pattern, type PatternOf } from "./pattern.js";

/** Makes the patterns of one schema and shares equal ones, simplifying as the algebra allows. */
export class PatternTable {
  readonly notAllowed: Pattern;
  readonly empty: Pattern;
  readonly text: Pattern;
  readonly #known = new Map<string, Pattern>();
  #spend: (steps: number) => void;
  #nextId = 0;
  #reserved: number | undefined;

  /** `spend` is told of work done, so that the caller can set a limit. */
  constructor(spend: (steps: number) => void = () => {}) {
    this.#spend = spend;
    this.notAllowed = this.#leaf("notAllowed", false);
    this.empty = this.#leaf("empty", true);
    this.text = this.#leaf("text", true);
  }

  /** How many patterns are remembered. */
  get size(): number {
    return this.#known.size;
  }

  choice(parts: readonly Pattern[]): Pattern {
    const flat: Pattern[] = [];
    for (const part of parts) {
      if (part.kind === "choice") {
        this.#spend(part.children.length);
        for (const child of part.children) flat.push(child);
      } else if (part !== this.notAllowed) flat.push(part);
    }
    this.#spend(flat.length);
    const alternatives: Pattern[] = [];
    let isNullable = false;
    for (const part of sorted(flat)) {
      if (part === alternatives.at(-1)) continue;
      alternatives.push(part);
      isNullable ||= part.nullable && part !== this.empty;
    }
    // Of all that is left, "empty" has the lowest number.
    if (isNullable && alternatives[0] === this.empty) alternatives.shift();
    const children = factor(alternatives, this, this.#spend);
    if (children !== alternatives) sorted(children);
    if (children.length < 2) return children[0] ?? this.notAllowed;
    return this.#all("choice", children);
  }

  interleave(parts: readonly Pattern[]): Pattern {
    const flat: Pattern[] = [];
    for (const part of parts) {
      if (part === this.notAllowed) return part;
      if (part.kind === "interleave") {
        this.#spend(part.children.length);
        for (const child of part.children) flat.push(child);
      } else if (part !== this.empty) flat.push(part);
    }
    this.#spend(flat.length);
    if (flat.length === 0) return this.empty;
    if (flat.length === 1) return flat[0]!;
    return this.#all("interleave", sorted(flat));
  }

  /** As `choice` or `interleave` of what a table has made one of before: there is nothing left to simplify. */
  again(kind: "choice" | "interleave", parts: Pattern[]): Pattern {
    this.#spend(parts.length);
    const children = sorted(parts);
    return isSimple(kind, children) ? this.#all(kind, children) : this[kind](children);
  }

  /** Children in their form. */
  #all(kind: "choice" | "interleave", children: readonly Pattern[]): Pattern {
    return this.#share(`${kind === "choice" ? "|" : "&"}${ids(children)}`, (id) => {
      const together = kind === "interleave";
      let nullable = together;
      let hasAttributes = false;
      let hasValues = false;
      let isContextual = false;
      for (const child of children) {
        // Of several together all have to be, of a choice one.
        if (child.nullable !== together) nullable = !together;
        hasAttributes ||= child.hasAttributes;
        hasValues ||= child.hasValues;
        isContextual ||= child.isContextual;
      }
      return { id, kind, children, nullable, hasAttributes, hasValues, isContextual };
    });
  }

  group(left: Pattern, right: Pattern): Pattern {
    if (left === this.notAllowed || right === this.notAllowed) return this.notAllowed;
    if (left === this.empty) return right;
    if (right === this.empty) return left;
    this.#spend(1);
    return this.#share(`,${left.id},${right.id}`, (id) => ({
      id,
      kind: "group",
      left,
      right,
      nullable: left.nullable && right.nullable,
      hasAttributes: left.hasAttributes || right.hasAttributes,
      hasValues: left.hasValues || right.hasValues,
      isContextual: left.isContextual || right.isContextual,
    }));
  }

  /** Several in a row, as a balanced tree: a long row stays shallow. */
  sequence(parts: readonly Pattern[]): Pattern {
    if (parts.length <= 1) return parts[0] ?? this.empty;
    const middle = parts.length >> 1;
    return this.group(this.sequence(parts.slice(0, middle)), this.sequence(parts.slice(middle)));
  }

  oneOrMore(child: Pattern): Pattern {
    if (
      child === this.notAllowed ||
      child === this.empty ||
      child === this.text ||
      child.kind === "oneOrMore"
    ) {
      return child;
    }
    const { nullable, hasAttributes, hasValues, isContextual } = child;
    const facts = { nullable, hasAttributes, hasValues, isContextual };
    return this.#share(`+${child.id}`, (id) => ({ id, kind: "oneOrMore", child, ...facts }));
  }

  list(child: Pattern): Pattern {
    return this.#share(`l${child.id}`, (id) => ({
      id,
      kind: "list",
      child,
      ...VALUE,
      isContextual: child.isContextual,
    }));
  }

  data(type: Datatype, except: Pattern | undefined): Pattern {
    const params = type.params.length === 0 ? "" : JSON.stringify(type.params);
    const key = `${type.library}\n${type.name}\n${except?.id ?? ""}\n${params}`;
    const isContextual = type.usesNamespaces || (except?.isContextual ?? false);
    return this.#share(`d${key}`, (id) => ({ id, kind: "data", type, except, ...VALUE, isContextual }));
  }

  value(type: Datatype, value: string, text: string): Pattern {
    return this.#share(`v${type.library}\n${type.name}\n${value}`, (id) => ({
      id,
      kind: "value",
      type,
      value,
      text,
      ...VALUE,
      isContextual: type.usesNamespaces,
    }));
  }

  attribute(name: NameClass, child: Pattern): Pattern {
    const key = name.kind === "name" ? name.key : `\n${JSON.stringify(name)}`;
    return this.#share(`@${child.id} ${key}`, (id) => ({
      id,
      kind: "attribute",
      name,
      child,
      nullable: false,
      hasAttributes: true,
      hasValues: false,
      isContextual: child.isContextual,
    }));
  }

  /**
   * An element whose content is not known yet: the function that comes with it sets it, once, or else it is read when it is
   * first asked for.
   */
  element(
    name: NameClass,
    readContent: () => Pattern = () => this.notAllowed,
  ): { readonly element: Pattern; readonly setContent: (content: Pattern) => void } {
    const element = new ElementPattern(this.#newId(), name, readContent);
    this.#known.set(`<${element.id}`, element);
    return {
      element,
      setContent(content) {
        element.content = content;
      },
    };
  }

  /** Leaves the next numbers to patterns that are made by `numbered`; the first of them is returned. */
  reserve(count: number): number {
    const first = this.#nextId;
    this.#nextId += count;
    return first;
  }

  /**
   * Makes a pattern under a number that was reserved for it: their order is that of numbers, whenever they are made. Its work is
   * no document's, and told to another `spend`.
   */
  numbered(id: number, spend: (steps: number) => void, make: () => Pattern): Pattern {
    const spendOfDocuments = this.#spend;
    this.#reserved = id;
    this.#spend = spend;
    try {
      return make();
    } finally {
      this.#reserved = undefined;
      this.#spend = spendOfDocuments;
    }
  }

  /** Forgets every pattern that the given ones do not need. */
  forgetAllBut(kept: Iterable<Pattern>): void {
    const alive = new Set<Pattern>([this.notAllowed, this.empty, this.text]);
    const pending = [...kept];
    for (let pattern = pending.pop(); pattern !== undefined; pattern = pending.pop()) {
      if (alive.has(pattern)) continue;
      alive.add(pattern);
      pending.push(...directParts(pattern));
    }
    for (const [key, pattern] of this.#known) if (!alive.has(pattern)) this.#known.delete(key);
  }

  #newId(): number {
    const id = this.#reserved ?? this.#nextId++;
    this.#reserved = undefined;
    return id;
  }

  #leaf(kind: "notAllowed" | "empty" | "text", nullable: boolean): Pattern {
    return this.#share(kind, (id) => ({ id, kind, nullable, ...PLAIN }));
  }

  #share(key: string, make: (id: number) => Pattern): Pattern {
    let pattern = this.#known.get(key);
    if (pattern === undefined) {
      pattern = make(this.#newId());
      this.#known.set(key, pattern);
      this.#spend(1);
    }
    return pattern;
  }
}

class ElementPattern implements PatternOf<"element"> {
  readonly kind = "element";
  readonly nullable = false;
  readonly hasAttributes = false;
  readonly hasValues = false;
  readonly isContextual = false;
  #content: Pattern | undefined;
  readonly #read: () => Pattern;

  constructor(
    readonly id: number,
    readonly name: NameClass,
    read: () => Pattern,
  ) {
    this.#read = read;
  }

  get content(): Pattern {
    this.#content ??= this.#read();
    return this.#content;
  }

  set content(content: Pattern) {
    this.#content = content;
  }
}

const PLAIN = { hasAttributes: false, hasValues: false, isContextual: false } as const;
const VALUE = { nullable: false, hasAttributes: false, hasValues: true } as const;

/** Whether patterns, sorted, are what a choice or an interleave keeps as its children, but for what choices have in common. */
function isSimple(kind: "choice" | "interleave", children: readonly Pattern[]): boolean {
  if (children.length < 2) return false;
  let nullable = false;
  let before: Pattern | undefined;
  for (const child of children) {
    if (child.kind === kind || child.kind === "notAllowed") return false;
    if (child === before && kind === "choice") return false;
    if (child.kind === "empty" && kind === "interleave") return false;
    nullable ||= child.nullable && child.kind !== "empty";
    before = child;
  }
  return kind === "interleave" || !nullable || children[0]!.kind !== "empty";
}

/** Lists up to this long are sorted by insertion: they nearly always are sorted, but for one entry. */
const SHORT = 64;

/** Sorts by number, in place. */
function sorted(patterns: Pattern[]): Pattern[] {
  if (patterns.length > SHORT) return patterns.sort(byId);
  for (let at = 1; at < patterns.length; at++) {
    const pattern = patterns[at]!;
    let to = at;
    for (; to > 0 && patterns[to - 1]!.id > pattern.id; to--) patterns[to] = patterns[to - 1]!;
    patterns[to] = pattern;
  }
  return patterns;
}

function byId(left: Pattern, right: Pattern): number {
  return left.id - right.id;
}

function ids(patterns: readonly Pattern[]): string {
  let key = "";
  for (const pattern of patterns) key += `${pattern.id},`;
  return key;
}
