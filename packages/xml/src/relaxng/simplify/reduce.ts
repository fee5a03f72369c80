import type { AstElement, AstMany, AstPattern, Definition } from "./ast.js";
import type { Report } from "./report.js";
import type { ReducedSchema } from "./shared.js";

/**
 * Sections 4.19 to 4.21: definitions take the place of references, `notAllowed` and `empty` are folded away. What
 * comes out is a graph without references in which only elements may lead back to themselves; one definition becomes
 * one node, however often it is referred to.
 */
export function reduce(start: AstPattern, report: Report): ReducedSchema {
  const pending: [from: AstElement, to: AstElement][] = [];
  const definitions = new Map<Definition, AstPattern | "open">();
  const shared = new Set<AstPattern>();

  const visit = (pattern: AstPattern): AstPattern => {
    report.step();
    report.enter(pattern.place);
    const result = reduceOne(pattern);
    report.leave();
    return result;
  };

  const reduceOne = (pattern: AstPattern): AstPattern => {
    switch (pattern.kind) {
      case "ref":
        return expand(pattern.target, pattern);
      case "element": {
        const element: AstElement = { ...pattern };
        pending.push([pattern, element]);
        return element;
      }
      case "attribute":
      case "oneOrMore":
      case "list": {
        const child = visit(pattern.child);
        if (child.kind === "notAllowed") return child;
        if (child.kind === "empty" && pattern.kind === "oneOrMore") return child;
        return { ...pattern, child };
      }
      case "data": {
        if (pattern.except === undefined) return pattern;
        const { except, ...plain } = pattern;
        const reduced = visit(except);
        return reduced.kind === "notAllowed" ? plain : { ...pattern, except: reduced };
      }
      case "group":
      case "interleave":
      case "choice":
        return reduceMany(pattern, pattern.children.map(visit));
      default:
        return pattern;
    }
  };

  const expand = (definition: Definition, reference: AstPattern): AstPattern => {
    const known = definitions.get(definition);
    if (known === "open") {
      report.add(
        "schema.reference",
        "4.19",
        `"${definition.name}" refers to itself outside of elements`,
        reference.place,
      );
      return { kind: "notAllowed", place: reference.place };
    }
    if (known !== undefined) return known;
    definitions.set(definition, "open");
    const pattern = visit(combinedPattern(definition));
    definitions.set(definition, pattern);
    shared.add(pattern);
    return pattern;
  };

  const result = visit(start);
  for (const [from, to] of pending) to.child = visit(from.child);
  return { start: result, shared };
}

function reduceMany(pattern: AstMany, reduced: readonly AstPattern[]): AstPattern {
  if (pattern.kind !== "choice") {
    const impossible = reduced.find((child) => child.kind === "notAllowed");
    if (impossible !== undefined) return impossible;
    return many(
      pattern,
      reduced.filter((child) => child.kind !== "empty"),
      "empty",
    );
  }
  const firstEmpty = reduced.findIndex((child) => child.kind === "empty");
  return many(
    pattern,
    reduced.filter(({ kind }, index) => kind !== "notAllowed" && (kind !== "empty" || index === firstEmpty)),
    "notAllowed",
  );
}

function many(
  pattern: AstMany,
  children: readonly AstPattern[],
  neutral: "empty" | "notAllowed",
): AstPattern {
  if (children.length === 0) return { kind: neutral, place: pattern.place };
  return children.length === 1 ? children[0]! : { kind: pattern.kind, children, place: pattern.place };
}

/** The pattern that a definition stands for, its parts combined (section 4.17). */
function combinedPattern(definition: Definition): AstPattern {
  const [first] = definition.parts;
  if (definition.parts.length === 1) return first!.pattern;
  const combine = definition.parts.find((part) => part.combine !== undefined)?.combine;
  return {
    kind: combine === "interleave" ? "interleave" : "choice",
    children: definition.parts.map((part) => part.pattern),
    place: first!.place,
  };
}
