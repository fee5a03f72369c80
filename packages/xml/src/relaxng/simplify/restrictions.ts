import { isOpenNameClass } from "../pattern/name-class.js";
import type { AstElement, AstPattern } from "./ast.js";
import { checkContentTypes } from "./content-types.js";
import { checkOverlaps } from "./overlaps.js";
import { type Report, violation } from "./report.js";
import type { ReducedSchema } from "./shared.js";

/** What a pattern stands inside of; the paths that section 7.1 prohibits are told apart by these. */
enum Inside {
  Start = 1,
  Attribute = 2,
  OneOrMore = 4,
  RepeatedGroup = 8,
  List = 16,
  Except = 32,
}

const IN_LIST = new Set<AstPattern["kind"]>(["list", "element", "attribute", "text", "interleave"]);
const IN_EXCEPT = new Set<AstPattern["kind"]>([
  "attribute",
  "element",
  "text",
  "list",
  "group",
  "interleave",
  "oneOrMore",
  "empty",
]);
const IN_START = new Set<AstPattern["kind"]>([
  "attribute",
  "data",
  "value",
  "list",
  "group",
  "interleave",
  "oneOrMore",
  "empty",
  "text",
]);

/** Holds a reduced schema against every restriction of section 7. */
export function checkRestrictions(schema: ReducedSchema, report: Report): void {
  const elements = new Set<AstElement>();
  /** The shared patterns that have been looked at, by what they stand inside of. */
  const seen: Set<AstPattern>[] = [];

  const walk = (pattern: AstPattern, inside: number): void => {
    report.step();
    if (schema.shared.has(pattern)) {
      seen[inside] ??= new Set();
      if (seen[inside].has(pattern)) return;
      seen[inside].add(pattern);
    }
    if (inside !== 0) checkPath(pattern, inside, report);
    switch (pattern.kind) {
      case "element":
        elements.add(pattern);
        return;
      case "attribute":
        if ((inside & Inside.OneOrMore) === 0 && isOpenNameClass(pattern.name)) {
          violation(report, "7.3", "an attribute with infinitely many names must be repeated", pattern);
        }
        walk(pattern.child, Inside.Attribute);
        return;
      case "oneOrMore":
        walk(pattern.child, inside | Inside.OneOrMore);
        return;
      case "list":
        walk(pattern.child, inside | Inside.List);
        return;
      case "data":
        if (pattern.except !== undefined) walk(pattern.except, inside | Inside.Except);
        return;
      case "group":
      case "interleave": {
        const repeated = inside & Inside.OneOrMore ? inside | Inside.RepeatedGroup : inside;
        for (const child of pattern.children) walk(child, repeated);
        return;
      }
      case "choice":
        for (const child of pattern.children) walk(child, inside);
    }
  };

  walk(schema.start, Inside.Start);
  for (const element of elements) walk(element.child, 0);
  checkContentTypes(schema, elements, report);
  checkOverlaps(schema, elements, report);
}

function checkPath(pattern: AstPattern, inside: number, report: Report): void {
  const { kind } = pattern;
  if (inside & Inside.Attribute && (kind === "element" || kind === "attribute")) {
    violation(report, "7.1.1", `${named(kind)} inside of an attribute`, pattern);
  }
  if (inside & Inside.RepeatedGroup && kind === "attribute") {
    violation(report, "7.1.2", "an attribute in a group or interleave that is repeated", pattern);
  }
  if (inside & Inside.List && IN_LIST.has(kind)) {
    violation(report, "7.1.3", `${named(kind)} inside of "list"`, pattern);
  }
  if (inside & Inside.Except && IN_EXCEPT.has(kind)) {
    violation(report, "7.1.4", `${named(kind)} inside of the "except" of "data"`, pattern);
  }
  if (inside & Inside.Start && IN_START.has(kind)) {
    violation(report, "7.1.5", `${named(kind)} where the document element is described`, pattern);
  }
}

function named(kind: AstPattern["kind"]): string {
  return kind === "element" ? "an element" : `"${kind}"`;
}
