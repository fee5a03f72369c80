import { datatypes } from "../shapes/datatypes.js";
import type { Datatype, TypeRef } from "../shapes/language.js";
import { meaningIn } from "../shapes/meanings/meanings.js";
import { alternative, type ExampleDocument, examplesOf } from "./examples.js";
import { type Field, flatten, type Row, type Variant } from "./flatten.js";
import { type KindDescription, kinds } from "./kinds.js";
import { typeName } from "./names.js";
import { linksOf, pageOf, titleOf } from "./reference-pages.js";
import { folderOf, shapeOf } from "./registry.js";
import { folder } from "./types.js";
import { numberNamed, valueKind } from "./values.js";

const HEADER = "<!-- Made from src/shapes by scripts/generate.mjs; do not edit. -->\n";

/**
 * The pages of the reference of libvirt's documents, by file name: one for each folder of descriptions or several, and an
 * index. The documents have an example of every element.
 */
export function referencePages(documents: readonly ExampleDocument[]): Map<string, string> {
  const examples = examplesOf(documents);
  const elements = new ReferenceElements();
  for (const kind of kinds) elements.add([kind.type], `the document \`<${kind.root}>\``);
  const sections = [...elements.sections.values()];
  const names = new Set(sections.map(({ page }) => page));
  const pages = new Map([["README.md", indexPage(names)]]);
  for (const name of names) {
    const own = sections.filter(({ page }) => page === name);
    const texts = own.map((section) => sectionText(elements, section, examples));
    const text = `${HEADER}# ${titleOf(name)}\n\n${linksOf(name)}\n\n${texts.join("\n")}`;
    pages.set(`${name}.md`, text.replaceAll(`(${name}.md#`, "(#"));
  }
  return pages;
}

/** One kind of element: a section of a page. */
interface Section {
  readonly ids: readonly string[];
  readonly name: string;
  readonly page: string;
  /** Where it stands: the elements that it is a child of. */
  readonly places: Set<string>;
}

/** All elements that documents are made of, by name, in the order in which they are met. */
class ReferenceElements {
  readonly sections = new Map<string, Section>();
  readonly #lastPage = new Map<string, string>();

  add(ids: readonly string[], place: string): void {
    const name = typeName(ids);
    const known = this.sections.get(name);
    if (known !== undefined) {
      known.places.add(place);
      return;
    }
    const home = folder(ids);
    const page = pageOf(home, name, this.#lastPage.get(home));
    this.#lastPage.set(home, page);
    this.sections.set(name, { ids, name, page, places: new Set([place]) });
    const { discriminator, variants, union } = flatten(ids);
    const rows = discriminator === undefined ? [union] : variants.map(({ row }) => row);
    for (const { name: child, shapes } of rows.flatMap((row) => [...row.values()])) {
      if (shapes.length > 0) this.add(shapes, `\`<${child}>\` of ${this.link(name)}`);
    }
  }

  /** A link to the section of that name. */
  link(name: string): string {
    return `[${name}](${this.sections.get(name)!.page}.md#${anchor(name)})`;
  }
}

function indexPage(folders: ReadonlySet<string>): string {
  const rows = kinds.map(
    (kind) =>
      `| \`<${kind.root}>\` | [\`@libvirt-ts/xml/${kind.folder}\`](${home(kind)}.md#${anchor(kind.type)}) | ${shapeOf(kind.type).doc} |\n`,
  );
  const common = folders.has("common")
    ? "\nWhat several kinds share is on [a page of its own](common.md).\n"
    : "";
  return `${HEADER}# Reference of libvirt's documents

Every element and attribute that libvirt 11.3 knows, as the types of \`@libvirt-ts/xml\` have them. A field of the model is
called after the attribute or the child, and where both have one name, the child's field has \`Element\` behind it. An element
that may stand several times is an array. The examples are parts of whole documents that are valid. The same in JSON Schema:
\`@libvirt-ts/xml/json-schema/domain.json\` and its sisters.

| document | entry point | what it is |
|---|---|---|
${rows.join("")}${common}`;
}

/** An example as a block, if there is one. */
const block = (example: string | undefined) =>
  example === undefined ? "" : `\`\`\`xml\n${example}\`\`\`\n\n`;

function sectionText(
  elements: ReferenceElements,
  { ids, name, places }: Section,
  examples: ReadonlyMap<string, string>,
): string {
  const example = examples.get(name);
  if (example === undefined)
    throw new Error(`no document of packages/xml/examples has an example of ${name}`);
  const { doc } = shapeOf(ids[0]!);
  const flat = flatten(ids);
  const said = doc.trim() === "" ? "" : `${doc.trim()}\n\n`;
  const head = `## ${name}\n\n${said}Stands as ${[...places].join(", ")}.\n\n${block(example)}`;
  const { discriminator, union, variants } = flat;
  if (discriminator === undefined) return head + table(elements, union);
  const common = new Map(
    [...variants[0]!.row].filter(([key]) => {
      const [first, ...others] = variants.map(({ row }) => signature(row.get(key)));
      return key !== discriminator && others.every((other) => other === first);
    }),
  );
  const alternatives = variants.map((variant) => {
    const own = new Map([...variant.row].filter(([key]) => !common.has(key) && key !== discriminator));
    const shown = variant.words
      .map((word) => examples.get(alternative(name, word)))
      .find((found) => found !== undefined && found !== example);
    return `With ${wordsText(discriminator, variant)}${own.size === 0 ? ": nothing else.\n" : `:\n\n${block(shown)}${table(elements, own)}`}`;
  });
  return `${head}${alternatives.join("\n")}${common.size === 0 ? "" : `\nAlways:\n\n${table(elements, common)}`}`;
}

const signature = (field: Field | undefined) => field && JSON.stringify({ ...field, doc: "" });

function wordsText(name: string, { words }: Variant): string {
  const named = words.filter((word) => word !== undefined).map((word) => `\`${word}\``);
  if (named.length === 0) return `no \`${name}\``;
  return `\`${name}\` ${named.join(", ")}${words.includes(undefined) ? " or none" : ""}`;
}

function table(elements: ReferenceElements, row: Row): string {
  if (row.size === 0) return "It is empty.\n";
  const rows = [...row].map(
    ([key, field]) =>
      `| ${whereText(key, field)} | ${timesText(field)} | ${typeText(elements, field)} | ${cell(field.doc ?? docOfShape(field))} |\n`,
  );
  return `| name | times | holds | meaning |\n|---|---|---|---|\n${rows.join("")}`;
}

function whereText(key: string, { where, name }: Field): string {
  const plain = where === "attribute" ? `@${name}` : where === "child" ? `<${name}>` : "its text";
  const shown = where === "text" ? plain : `\`${plain}\``;
  return key === name ? shown : `${shown}, in the model \`${key}\``;
}

const timesText = ({ required, list }: Field) =>
  list ? (required ? "1 or more" : "any") : required ? "1" : "0 or 1";

function typeText(elements: ReferenceElements, field: Field): string {
  if (field.shapes.length > 0) return elements.link(typeName(field.shapes));
  if (field.raw) return "any XML";
  if (field.flag) return "nothing";
  const fallback = field.fallback === undefined ? "" : `; \`${field.fallback}\` where it is missing`;
  return `${cell(valueText(field.types))}${fallback}`;
}

function valueText(types: readonly TypeRef[]): string {
  const { words, other } = valueKind(types);
  const named = words.filter((word) => word !== "").map((word) => `\`${word}\``);
  const ranges = other === "number" ? [...new Set(types.flatMap(rangesOf))] : [];
  const rest =
    other === "text"
      ? "a text"
      : other === "number"
        ? ranges.length === 1
          ? ranges[0]!
          : "a number"
        : undefined;
  return [...named, ...(rest === undefined ? [] : [rest])].join(", ");
}

/** What numbers a type allows, as far as its bounds tell. */
function rangesOf(type: TypeRef): string[] {
  if (typeof type === "string") {
    if (type === "text" || numberNamed(type)) return ["a number"];
    return rangesOf(datatypes[type]!);
  }
  return describedRanges(type);
}

function describedRanges(type: Datatype): string[] {
  if ("words" in type) return [];
  if ("anyOf" in type) return type.anyOf.flatMap(rangesOf);
  const { minInclusive: low, maxInclusive: high } = type.facets ?? {};
  if (low !== undefined && high !== undefined) return [`${low} to ${high}`];
  if (low !== undefined) return [`a number, ${low} at least`];
  return high !== undefined ? [`a number, ${high} at most`] : ["a number"];
}

/** Of several shapes, what the element is for in all of them. */
function docOfShape({ name, shapes: [first, ...others] }: Field): string {
  if (first === undefined) return "";
  return (others.length > 0 ? meaningIn("", `<${name}>`) : undefined) ?? shapeOf(first).doc;
}

const cell = (text: string) => text.trim().replaceAll("|", "\\|");

const anchor = (name: string) => name.toLowerCase();

const home = (kind: KindDescription) => folderOf.get(kind.type)!;
