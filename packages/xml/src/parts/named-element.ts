import { prefixOf } from "../namespaces.js";
import type { XmlContent, XmlElement, XmlNode } from "../runtime/kept.js";
import { RawWriter } from "../runtime/raw.js";

/** What prefixes stand for; the empty one is the default. */
type Prefixes = ReadonlyMap<string, string>;

const none: Prefixes = new Map();

export const isElement = (node: XmlNode): node is XmlElement => typeof node === "object" && "name" in node;

const declarationOf = (prefix: string): string => (prefix === "" ? "xmlns" : `xmlns:${prefix}`);
const localOf = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The prefixes that an element declares, with what they stand for. */
function declaredBy({ attributes = [] }: XmlContent): [string, string][] {
  return attributes
    .filter(({ name }) => name === "xmlns" || name.startsWith("xmlns:"))
    .map(({ name, value }) => [name === "xmlns" ? "" : localOf(name), value]);
}

/** What prefixes stand for in an element, among what they stand for around it. */
export function prefixesIn(content: XmlContent, around = none): Prefixes {
  return new Map([...around, ...Object.entries(content.namespaces ?? {}), ...declaredBy(content)]);
}

/** The namespace that an element is in; undefined for none. */
export function namespaceOf(element: XmlElement, around = none): string | undefined {
  return prefixesIn(element, around).get(prefixOf(element.name)) || undefined;
}

/** An element in a namespace under a prefix, and all that is in no namespace within it: as libvirt has it. */
export function namedElement(element: XmlElement, prefix: string, namespace: string): XmlElement {
  const declaration = { name: declarationOf(prefix), value: namespace };
  const others = (element.attributes ?? []).filter(({ name }) => name !== declaration.name);
  const named = (one: XmlElement, around: Prefixes): XmlElement => {
    const prefixes = prefixesIn(one, around);
    const isInNone = !prefixes.get(prefixOf(one.name)) && prefixes.get(prefix) === namespace;
    const children = one.children?.map((child) => (isElement(child) ? named(child, prefixes) : child));
    return { ...one, ...(isInNone && { name: `${prefix}:${one.name}` }), ...(children && { children }) };
  };
  return named({ ...element, attributes: [declaration, ...others] }, none);
}

/**
 * Writes an element without the namespace that it is in, as libvirt does: it loses its own declaration of that, and names in
 * it lose their prefixes. What was declared around it and is needed is declared on it.
 */
export function formatBare(element: XmlElement, around: Prefixes): string {
  const own = prefixOf(element.name);
  const prefixes = prefixesIn(element, around);
  const namespace = prefixes.get(own);
  const needed = new Set<string>();
  const need = (name: string, below: ReadonlySet<string>): string => {
    if (!below.has(prefixOf(name))) needed.add(prefixOf(name));
    return name;
  };
  /** `below` are the prefixes that were declared anew on the way down. */
  const bare = (one: XmlElement, outer: Prefixes, below: ReadonlySet<string>): XmlElement => {
    const inner = prefixesIn(one, outer);
    const taken = new Set(one.attributes?.map(({ name }) => name));
    const losesPrefix = (name: string) =>
      own !== "" && prefixOf(name) === own && !below.has(own) && !taken.has(localOf(name));
    return {
      name: inner.get(prefixOf(one.name)) === namespace ? localOf(one.name) : need(one.name, below),
      attributes: (one.attributes ?? []).map(({ name, value }) => ({
        name: losesPrefix(name) ? localOf(name) : need(name, below),
        value,
      })),
      children: (one.children ?? []).map((child) =>
        isElement(child) ? bare(child, inner, declaredWithin(child, below)) : child,
      ),
    };
  };
  const { attributes = [], ...rest } = bare(element, around, new Set());
  const written: XmlElement = {
    ...rest,
    attributes: attributes.filter(({ name }) => name !== declarationOf(own)),
    namespaces: Object.fromEntries([...prefixes].filter(([prefix]) => prefix !== "" && needed.has(prefix))),
  };
  return new RawWriter("  ", true).element(written, "", {}).trimEnd();
}

const declaredWithin = (element: XmlElement, below: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...below, ...declaredBy(element).map(([prefix]) => prefix)]);
