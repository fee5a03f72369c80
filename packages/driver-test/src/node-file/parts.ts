import type { XmlElement } from "@libvirt-ts/xml";
import type { NodeElement } from "./node-element.js";

/** The kinds of objects that a node file describes, by their elements. */
export const objectElements = ["network", "interface", "pool", "device", "domain"] as const;
export type ObjectElement = (typeof objectElements)[number];

/** An object as a node file, or a file that it names, describes it. */
export interface Described {
  readonly element: ObjectElement;
  /** How errors speak of it: `network 2 of /path/node.xml`. */
  readonly what: string;
  /** The object's element, without what the test driver adds to it. */
  readonly document: XmlElement;
  /** Declarations of namespaces around it. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** What the test driver adds to it: `runstate`, `transient` and the like, by their names without prefix. */
  readonly additions: readonly XmlElement[];
  /** A pool's volumes. */
  readonly volumes: readonly XmlElement[];
  /** Where it stands in its file: `/node/domain[2]`. */
  readonly path: string;
  /** That file. */
  readonly bytes: Uint8Array;
  /** Whether the file holds nothing else. */
  readonly isWholeFile: boolean;
}

/** An object that a file of its own describes. */
export interface Elsewhere {
  readonly element: ObjectElement;
  readonly what: string;
  /** As written: relative to the node file. */
  readonly file: string;
}

/** The namespace of what the test driver adds to a domain. */
const testNamespace = "http://libvirt.org/schemas/domain/test/1.0";

/** Takes every object out of a node file, each kind in document order. */
export function objectsOf(root: NodeElement, path: string, bytes: Uint8Array): (Described | Elsewhere)[] {
  const namespaces = namespacesOf(root);
  return objectElements.flatMap((element) =>
    root.all(element).map((found, index): Described | Elsewhere => {
      const what = `${element} ${index + 1} of ${path}`;
      const file = found.attribute("file");
      if (file) return { element, what, file };
      if (file === "" || found.isEmpty) {
        found.error(
          `node.${element}`,
          `expected the path of a file in @file, or a ${element} that is described in place`,
        );
      }
      return described(found, element, what, bytes, namespaces);
    }),
  );
}

/** An object's element, apart from what the test driver adds to it. */
export function described(
  found: NodeElement,
  element: ObjectElement,
  what: string,
  bytes: Uint8Array,
  around: Readonly<Record<string, string>> = {},
): Described {
  const plain = found.element;
  const own = Object.fromEntries((plain.attributes ?? []).map(({ name, value }) => [name, value]));
  const prefixes = new Set(
    Object.entries({ ...around, ...own })
      .filter(([name, value]) => name.startsWith("xmlns:") && value === testNamespace)
      .map(([name]) => name.slice("xmlns:".length)),
  );
  const additions: XmlElement[] = [];
  const volumes: XmlElement[] = [];
  const rest = (plain.children ?? []).filter((child) => {
    if (typeof child === "string") return true;
    const [prefix, local] = child.name.split(":", 2) as [string, string?];
    if (local !== undefined && prefixes.has(prefix)) additions.push({ ...child, name: local });
    else if (element === "pool" && child.name === "volume") volumes.push(child);
    else return true;
    return false;
  });
  const attributes = (plain.attributes ?? []).filter(
    ({ name, value }) => !(name.startsWith("xmlns:") && value === testNamespace),
  );
  return {
    element,
    what,
    document: { ...plain, attributes, children: rest },
    namespaces: Object.fromEntries(Object.entries(around).filter(([, value]) => value !== testNamespace)),
    additions,
    volumes,
    path: found.path,
    bytes,
    isWholeFile: false,
  };
}

function namespacesOf({ element }: NodeElement): Record<string, string> {
  const declared = (element.attributes ?? []).filter(({ name }) => name.startsWith("xmlns"));
  return Object.fromEntries(declared.map(({ name, value }) => [name, value]));
}
