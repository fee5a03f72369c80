import { type Problem, XmlError } from "../errors.js";
import { kinds } from "../generated/kinds.generated.js";
import type { Kind } from "../runtime/kind.js";
import { parse, type ReadOptions } from "../runtime/parse.js";

/** A document of whatever kind, read. */
export interface ParsedAny {
  /** Its kind, by the name of the entry point: `domain`, `network`, `storage-pool`, … */
  readonly name: KindName;
  readonly kind: Kind;
  readonly model: object;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/** The name of a kind of document. */
export type KindName = keyof typeof kinds;

/** The kind of that name; undefined for a name that is none. */
export function kindNamed(name: string): Kind | undefined {
  return Object.hasOwn(kinds, name) ? kinds[name as KindName] : undefined;
}

/** What may stand in front of the root element. */
const ROOT = /^\uFEFF?\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*<([^\s/>]+)/;

/**
 * Reads a document of whatever kind: its root element tells which.
 *
 * @throws XmlError with every problem of the document, or for a root element that no kind has.
 */
export function parseAny(input: string, options: ReadOptions = {}): ParsedAny {
  const root = ROOT.exec(input)?.[1];
  const found = Object.entries(kinds).find(([, kind]) => kind.root === root);
  if (found === undefined) {
    const known = [...new Set(Object.values(kinds).map((kind) => kind.root))].sort().join(", ");
    const message = `<${(root ?? "").slice(0, 40)}> begins no document of libvirt's; expected one of ${known}`;
    throw new XmlError([{ id: "xml.root", message }]);
  }
  const [name, kind] = found;
  const { value, warnings } = parse<object>(kind, input, options);
  return { name: name as KindName, kind, model: value, warnings };
}
