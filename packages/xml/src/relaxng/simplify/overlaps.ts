import {
  describeNameClass,
  flattenNameClass,
  type NameClass,
  nameClassContains,
  nameClassesOverlap,
} from "../pattern/name-class.js";
import type { NameKey } from "../xml/name.js";
import type { AstElement, AstMany } from "./ast.js";
import { type Report, violation } from "./report.js";
import { onceWhereShared, type ReducedSchema } from "./shared.js";

type Named = "attribute" | "element";

/** Sections 7.3 (no attribute twice) and 7.4 (an interleave is decided by names, and has text once). */
export function checkOverlaps(schema: ReducedSchema, elements: Iterable<AstElement>, report: Report): void {
  const levelOf = onceWhereShared(schema, (pattern): Level => {
    switch (pattern.kind) {
      case "text":
        return TEXT;
      case "element":
        return { ...NOTHING, element: namesOf(pattern.name) };
      case "attribute":
        return { ...NOTHING, attribute: namesOf(pattern.name) };
      case "oneOrMore":
        return levelOf(pattern.child);
      case "group":
      case "interleave":
      case "choice":
        return levelOfMany(pattern);
      default:
        return NOTHING;
    }
  });

  const levelOfMany = (pattern: AstMany): Level => {
    const parts = pattern.children.map(levelOf);
    if (pattern.kind !== "choice") check("attribute", pattern, parts, "7.3");
    if (pattern.kind === "interleave") {
      check("element", pattern, parts, "7.4");
      if (parts.filter((part) => part.hasText).length > 1) {
        violation(report, "7.4", "text in more than one part of an interleave", pattern);
      }
    }
    return joined(parts, report);
  };

  const check = (kind: Named, pattern: AstMany, parts: readonly Level[], section: string): void => {
    if (parts.filter((part) => part[kind] !== NO_NAMES).length < 2) return;
    const names = parts.map((part) => part[kind]);
    const shared = findOverlap(names, report);
    if (shared === undefined) return;
    const what = kind === "attribute" ? "attributes in a group" : "elements in an interleave";
    violation(report, section, `two ${what} may both be called ${shared}`, pattern);
  };

  for (const element of elements) levelOf(element.child);
}

interface Names {
  readonly keys: readonly NameKey[];
  readonly open: readonly NameClass[];
}

/** What a pattern holds on its own level. */
interface Level {
  readonly attribute: Names;
  readonly element: Names;
  readonly hasText: boolean;
}

const NO_NAMES: Names = { keys: [], open: [] };
const NOTHING: Level = { attribute: NO_NAMES, element: NO_NAMES, hasText: false };
const TEXT: Level = { ...NOTHING, hasText: true };
/** Lists of more names than this are searched for repetitions, which would multiply otherwise. */
const LONG = 50;

function namesOf(nameClass: NameClass): Names {
  if (nameClass.kind === "name") return { keys: [nameClass.key], open: [] };
  const keys: NameKey[] = [];
  const open: NameClass[] = [];
  flattenNameClass(nameClass, keys, open);
  return { keys, open };
}

function joined(parts: readonly Level[], report: Report): Level {
  const some = parts.filter((part) => part !== NOTHING);
  if (some.length < 2) return some[0] ?? NOTHING;
  return {
    attribute: joinedNames(
      some.map((part) => part.attribute),
      report,
    ),
    element: joinedNames(
      some.map((part) => part.element),
      report,
    ),
    hasText: some.some((part) => part.hasText),
  };
}

function joinedNames(lists: readonly Names[], report: Report): Names {
  const parts = lists.filter((names) => names !== NO_NAMES);
  if (parts.length < 2) return parts[0] ?? NO_NAMES;
  const names = {
    keys: withoutRepetitions(parts.flatMap((part) => part.keys)),
    open: withoutRepetitions(parts.flatMap((part) => part.open)),
  };
  report.step(names.keys.length + names.open.length + 1);
  return names;
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
