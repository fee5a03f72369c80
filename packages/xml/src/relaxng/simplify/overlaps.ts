import {
  describeNameClass,
  flattenNameClass,
  type NameClass,
  nameClassContains,
  nameClassesOverlap,
} from "../pattern/name-class.js";
import type { NameKey } from "../xml/name.js";
import type { AstElement, AstMany, AstPattern } from "./ast.js";
import { type Report, violation } from "./report.js";

type Named = "attribute" | "element";

/** Sections 7.3 (no attribute twice) and 7.4 (an interleave is decided by names, and has text once). */
export function checkOverlaps(elements: readonly AstElement[], report: Report): void {
  const namesOf = { attribute: collector("attribute", report), element: collector("element", report) };
  const hasText = textFinder();
  const seen = new Set<AstPattern>();

  const walk = (pattern: AstPattern): void => {
    if (seen.has(pattern)) return;
    seen.add(pattern);
    switch (pattern.kind) {
      case "group":
      case "interleave": {
        check("attribute", pattern, "7.3");
        if (pattern.kind === "interleave") {
          check("element", pattern, "7.4");
          if (pattern.children.filter(hasText).length > 1) {
            violation(report, "7.4", "text in more than one part of an interleave", pattern);
          }
        }
        for (const child of pattern.children) walk(child);
        return;
      }
      case "choice":
        for (const child of pattern.children) walk(child);
        return;
      case "oneOrMore":
        walk(pattern.child);
    }
  };

  const check = (kind: Named, pattern: AstMany, section: string): void => {
    const parts = pattern.children.map(namesOf[kind]);
    if (parts.filter((part) => part !== NO_NAMES).length < 2) return;
    const shared = findOverlap(parts, report);
    if (shared === undefined) return;
    const what = kind === "attribute" ? "attributes in a group" : "elements in an interleave";
    violation(report, section, `two ${what} may both be called ${shared}`, pattern);
  };

  for (const element of elements) walk(element.child);
}

interface Names {
  readonly keys: readonly NameKey[];
  readonly open: readonly NameClass[];
}

const NO_NAMES: Names = { keys: [], open: [] };
/** Lists of more names than this are searched for repetitions, which would multiply otherwise. */
const LONG = 50;

/** Finds the names of all attributes (elements) that a pattern holds on its own level. */
function collector(kind: Named, report: Report): (pattern: AstPattern) => Names {
  const known = new Map<AstPattern, Names>();
  const collect = (pattern: AstPattern): Names => {
    let names = known.get(pattern);
    if (names === undefined) {
      names = compute(pattern);
      report.step(names.keys.length + names.open.length + 1);
      known.set(pattern, names);
    }
    return names;
  };
  const compute = (pattern: AstPattern): Names => {
    switch (pattern.kind) {
      case "attribute":
      case "element": {
        if (pattern.kind !== kind) return NO_NAMES;
        const keys: NameKey[] = [];
        const open: NameClass[] = [];
        flattenNameClass(pattern.name, keys, open);
        return { keys, open };
      }
      case "oneOrMore":
        return collect(pattern.child);
      case "group":
      case "interleave":
      case "choice": {
        const parts = pattern.children.map(collect).filter((part) => part !== NO_NAMES);
        if (parts.length < 2) return parts[0] ?? NO_NAMES;
        return {
          keys: withoutRepetitions(parts.flatMap((part) => part.keys)),
          open: withoutRepetitions(parts.flatMap((part) => part.open)),
        };
      }
      default:
        return NO_NAMES;
    }
  };
  return collect;
}

function withoutRepetitions<T>(list: readonly T[]): readonly T[] {
  return list.length > LONG ? [...new Set(list)] : list;
}

/** A name, in words, that two of the parts have in common. */
function findOverlap(parts: readonly Names[], report: Report): string | undefined {
  const owners = new Map<NameKey, number>();
  for (const [index, { keys }] of parts.entries()) {
    for (const key of keys) {
      if ((owners.get(key) ?? index) !== index) return `"${key}"`;
      owners.set(key, index);
    }
  }
  for (const [index, { open }] of parts.entries()) {
    for (const nameClass of open) {
      report.step(owners.size);
      for (const [key, owner] of owners) {
        if (owner !== index && nameClassContains(nameClass, key)) return `"${key}"`;
      }
      for (const other of parts.slice(index + 1)) {
        report.step(other.open.length);
        const twin = other.open.find((candidate) => nameClassesOverlap(nameClass, candidate));
        if (twin !== undefined) return describeNameClass(twin);
      }
    }
  }
  return undefined;
}

function textFinder(): (pattern: AstPattern) => boolean {
  const known = new Map<AstPattern, boolean>();
  const find = (pattern: AstPattern): boolean => {
    let found = known.get(pattern);
    if (found === undefined) {
      found = compute(pattern);
      known.set(pattern, found);
    }
    return found;
  };
  const compute = (pattern: AstPattern): boolean => {
    switch (pattern.kind) {
      case "text":
        return true;
      case "oneOrMore":
        return find(pattern.child);
      case "group":
      case "interleave":
      case "choice":
        return pattern.children.some(find);
      default:
        return false;
    }
  };
  return find;
}
