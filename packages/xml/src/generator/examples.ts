import { parseKeptElement } from "../element.js";
import type { XmlElement } from "../runtime/kept.js";
import { RawWriter, type WriterScope } from "../runtime/raw.js";
import { flatten } from "./flatten.js";
import { kindOf } from "./kinds.js";
import { typeName } from "./names.js";

/** A document of `examples`: the folder of its kind, and its text. */
export interface ExampleDocument {
  readonly folder: string;
  readonly text: string;
}

/** How many lines the reference shows at most, where a document has a shorter part. */
const LINES = 16;

const writer = new RawWriter("  ", true);

/**
 * An example for each kind of element that the documents have, by the name of its type, and for each of its alternatives, by
 * {@link alternative}: the first that is short.
 */
export function examplesOf(documents: readonly ExampleDocument[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { folder, text } of documents) {
    const root = parseKeptElement(text, {});
    collect([kindOf(folder).type], root, namespacesOf(root), found);
  }
  return found;
}

function collect(
  ids: readonly string[],
  element: XmlElement,
  scope: WriterScope,
  found: Map<string, string>,
): void {
  const text = writer.element(element, "", scope);
  const { discriminator, variants, union } = flatten(ids);
  const word = element.attributes?.find(({ name }) => name === discriminator)?.value;
  for (const key of [typeName(ids), alternative(typeName(ids), word)]) {
    const known = found.get(key);
    if (known === undefined || (lines(known) > LINES && lines(text) < lines(known))) found.set(key, text);
  }
  const row = variants.find(({ words }) => words.includes(word))?.row ?? union;
  const fields = [...row.values()].filter(({ where }) => where === "child");
  for (const child of element.children ?? []) {
    if (typeof child === "string" || !("name" in child)) continue;
    const field = fields.find((candidate) => candidate.name === child.name);
    if (field !== undefined && field.shapes.length > 0) collect(field.shapes, child, scope, found);
  }
}

/** What an alternative is found by: the type, and the word that tells it from the others, if there is one. */
export const alternative = (type: string, word: string | undefined) => `${type} ${word ?? ""}`;

/** The prefixes that a document declares; its parts are shown without their declarations. */
const namespacesOf = ({ attributes = [] }: XmlElement): WriterScope =>
  Object.fromEntries(
    attributes
      .filter(({ name }) => name.startsWith("xmlns:"))
      .map(({ name, value }) => [name.slice("xmlns:".length), value]),
  );

const lines = (text: string) => text.trimEnd().split("\n").length;
