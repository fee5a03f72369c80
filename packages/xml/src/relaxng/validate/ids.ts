import { flattenNameClass, type NameClass } from "../pattern/name-class.js";
import { directParts, type Pattern } from "../pattern/pattern.js";
import type { NameKey } from "../xml/name.js";

export type IdKind = "ID" | "IDREF" | "IDREFS";

/** Which attributes of which elements are identifiers or refer to them. */
export type IdAttributes = ReadonlyMap<NameKey, ReadonlyMap<NameKey, IdKind>>;

/**
 * Finds the attributes of type ID, IDREF and IDREFS (RELAX NG DTD Compatibility, section 5). They only mean something
 * when an attribute of an element always has the same of these types; `conflict` is told of one that does not.
 */
export function findIdAttributes(start: Pattern, conflict: (message: string) => void): IdAttributes {
  const found = new Map<NameKey, Map<NameKey, IdKind | undefined>>();
  const patterns = new Set<Pattern>([start]);
  for (const pattern of patterns) {
    for (const part of directParts(pattern)) patterns.add(part);
    if (pattern.kind === "element") collect(pattern.name, pattern.content, found, conflict);
  }
  const result = new Map<NameKey, Map<NameKey, IdKind>>();
  for (const [element, attributes] of found) {
    const ids = [...attributes].filter((entry): entry is [NameKey, IdKind] => entry[1] !== undefined);
    if (ids.length > 0) result.set(element, new Map(ids));
  }
  return result;
}

function collect(
  elementName: NameClass,
  content: Pattern,
  found: Map<NameKey, Map<NameKey, IdKind | undefined>>,
  conflict: (message: string) => void,
): void {
  const elements = names(elementName);
  for (const { name, child } of attributesOf(content)) {
    const kind = child.kind === "data" ? child.type.idKind : undefined;
    const attributes = names(name);
    if (kind !== undefined && (elements === undefined || attributes === undefined)) {
      conflict(`an attribute of type ${kind} needs an element and a name that are listed one by one`);
      continue;
    }
    for (const element of elements ?? []) {
      const known = found.get(element) ?? new Map<NameKey, IdKind | undefined>();
      found.set(element, known);
      for (const attribute of attributes ?? []) {
        if (known.has(attribute) && known.get(attribute) !== kind) {
          conflict(`the attribute "${attribute}" of "${element}" is of different ID types`);
        }
        known.set(attribute, kind);
      }
    }
  }
}

/** The names of a class; undefined when they cannot be listed. */
function names(nameClass: NameClass): readonly NameKey[] | undefined {
  const keys: NameKey[] = [];
  const open: NameClass[] = [];
  flattenNameClass(nameClass, keys, open);
  return open.length === 0 ? keys : undefined;
}

function attributesOf(content: Pattern): { readonly name: NameClass; readonly child: Pattern }[] {
  const found: { name: NameClass; child: Pattern }[] = [];
  const level = new Set<Pattern>([content]);
  for (const pattern of level) {
    if (pattern.kind === "attribute") found.push(pattern);
    else if (pattern.hasAttributes) for (const part of directParts(pattern)) level.add(part);
  }
  return found;
}
