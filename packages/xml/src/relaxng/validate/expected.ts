import type { Deriver } from "../automaton/derive.js";
import { describeNameClass, type NameClass } from "../pattern/name-class.js";
import type { Pattern } from "../pattern/pattern.js";

/** No message needs more. */
const MAX_EXPECTED = 60;
const MAX_PHRASE = 200;

/** The names of the elements that may come next. */
export function nextElements(slots: readonly Pattern[]): string[] {
  return collect(slots, (at, visit, add) => {
    if (at.kind === "element") addNames(at.name, add);
    else if (at.kind === "group") {
      visit(at.left);
      if (at.left.nullable) visit(at.right);
    } else visitLevel(at, visit);
  });
}

/** The names of the attributes that may still come. */
export function possibleAttributes(slots: readonly Pattern[]): string[] {
  return collect(slots, (at, visit, add) => {
    if (at.kind === "attribute") addNames(at.name, add);
    else visitLevel(at, visit);
  });
}

/** The names of all elements of a level, whatever the order. */
export function possibleElements(slots: readonly Pattern[]): string[] {
  return collect(slots, (at, visit, add) => {
    if (at.kind === "element") addNames(at.name, add);
    else visitLevel(at, visit);
  });
}

/** The elements without which a level cannot end, each a phrase: `"kernel"`, or `"os" or "bootloader"`. */
export function missingElements(slots: readonly Pattern[]): string[] {
  return missing(slots, "element", (pattern) => pattern.nullable);
}

/** The attributes without which a start tag cannot end. */
export function missingAttributes(slots: readonly Pattern[], deriver: Deriver): string[] {
  const isOptional = (pattern: Pattern): boolean =>
    !pattern.hasAttributes || deriver.closeStartTag(pattern).kind !== "notAllowed";
  return missing(slots, "attribute", isOptional);
}

function missing(
  slots: readonly Pattern[],
  kind: "element" | "attribute",
  isOptional: (pattern: Pattern) => boolean,
): string[] {
  const known = new Map<Pattern, readonly string[]>();
  const visit = (at: Pattern): readonly string[] => {
    let phrases = known.get(at);
    if (phrases === undefined) {
      phrases = isOptional(at) ? [] : [...new Set(compute(at))].slice(0, MAX_EXPECTED);
      known.set(at, phrases);
    }
    return phrases;
  };
  const compute = (at: Pattern): readonly string[] => {
    switch (at.kind) {
      case "element":
      case "attribute":
        return at.kind === kind ? [`"${describeNameClass(at.name)}"`] : [];
      case "group":
        return [...visit(at.left), ...visit(at.right)];
      case "interleave":
        return at.children.flatMap(visit);
      case "oneOrMore":
        return visit(at.child);
      case "choice":
        return eitherOf(at.children.map(visit));
      default:
        return [];
    }
  };
  const alternatives = slots.filter((slot) => slot.kind !== "notAllowed").map(visit);
  return alternatives.length === 1 ? [...alternatives[0]!] : eitherOf(alternatives);
}

/** What all alternatives lack is lacking; of the rest, the ways to go on are named in one phrase. */
function eitherOf(alternatives: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = alternatives;
  const common = first.filter((phrase) => others.every((other) => other.includes(phrase)));
  const rests = alternatives.map((phrases) =>
    phrases.filter((phrase) => !common.includes(phrase)).join(" and "),
  );
  const phrase = rests.includes("") ? "" : [...new Set(rests)].join(" or ");
  if (phrase === "") return common;
  return [...common, phrase.length > MAX_PHRASE ? `${phrase.slice(0, MAX_PHRASE)}…` : phrase];
}

/** What a text may be: the values of the schema as they stand there, types in words. */
export function expectedTexts(slots: readonly Pattern[]): string[] {
  return collect(slots, (at, visit, add) => {
    switch (at.kind) {
      case "value":
        return add(JSON.stringify(at.text));
      case "data":
        return add(at.type.description);
      case "list": {
        const words = expectedTexts([at.child]);
        return add(`a list of ${words.join(" or ")}`);
      }
      case "empty":
        return add("nothing");
      case "text":
        return add("text");
      default:
        visitLevel(at, visit);
    }
  });
}

type Visitor = (pattern: Pattern) => void;

function visitLevel(at: Pattern, visit: Visitor): void {
  switch (at.kind) {
    case "choice":
    case "interleave":
      at.children.forEach(visit);
      return;
    case "group":
      visit(at.left);
      visit(at.right);
      return;
    case "oneOrMore":
      visit(at.child);
  }
}

function collect(
  slots: readonly Pattern[],
  step: (at: Pattern, visit: Visitor, add: (what: string) => void) => void,
): string[] {
  const seen = new Set<Pattern>();
  const found = new Set<string>();
  const visit = (at: Pattern): void => {
    if (seen.has(at) || found.size >= MAX_EXPECTED) return;
    seen.add(at);
    step(at, visit, (what) => found.add(what));
  };
  slots.forEach(visit);
  return [...found];
}

function addNames(nameClass: NameClass, add: (what: string) => void): void {
  if (nameClass.kind === "choice") for (const child of nameClass.children) addNames(child, add);
  else add(describeNameClass(nameClass));
}
