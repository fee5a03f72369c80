import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";

/** An element of the suite's own markup; the text and place of what it holds are kept as they stand. */
interface SuiteElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SuiteElement[];
  readonly start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
}

/** One case: a schema with the documents that it takes and refuses, or one that is not a schema. */
export interface SpecCase {
  readonly id: string;
  readonly section: string;
  readonly resources: ReadonlyMap<string, string>;
  readonly schema: string;
  readonly isCorrect: boolean;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
  /** Datatype libraries that the case needs beyond the built-in one. */
  readonly requires: readonly string[];
}

const SHARED =
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
export const SPECTEST = `${SHARED}/corpus/relaxng/spectest.xml`;

/** Reads James Clark's suite. */
export function readSpecCases(): SpecCase[] {
  // The suite declares one entity; our parser expands none, so the text is put in its place first.
  const text = readFileSync(SPECTEST, "utf8")
    .replace(/<!DOCTYPE[\s\S]*?\]>\s*/, "")
    .replaceAll("&dii;", "<\u0e14\u0e35/>");
  const cases: SpecCase[] = [];
  collect(parseSuite(text), text, "", cases);
  return cases;
}

function parseSuite(text: string): SuiteElement {
  const parser = new SaxesParser();
  const open: SuiteElement[] = [];
  let root: SuiteElement | undefined;
  parser.on("opentag", (tag) => {
    const element: SuiteElement = {
      name: tag.name,
      attributes: tag.attributes as Record<string, string>,
      children: [],
      start: tagStart(text, parser.position),
      end: 0,
      innerStart: parser.position,
      innerEnd: 0,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", (tag) => {
    const element = open.pop()!;
    element.end = parser.position;
    element.innerEnd = tag.isSelfClosing ? element.innerStart : text.lastIndexOf("<", parser.position - 1);
  });
  parser.write(text).close();
  return root!;
}

/** Where the tag that ends at a position begins; attribute values of the suite hold no `<`. */
function tagStart(text: string, end: number): number {
  return text.lastIndexOf("<", end - 1);
}

function collect(element: SuiteElement, text: string, outerSection: string, cases: SpecCase[]): void {
  const sectionOf = (of: SuiteElement): string => {
    const section = of.children.find((child) => child.name === "section");
    return section === undefined ? "" : text.slice(section.innerStart, section.innerEnd);
  };
  const section = sectionOf(element) || outerSection;
  for (const child of element.children) {
    if (child.name === "testSuite") collect(child, text, section, cases);
    else if (child.name === "testCase")
      cases.push(toCase(child, text, sectionOf(child) || section, cases.length + 1));
  }
}

function toCase(element: SuiteElement, text: string, section: string, number: number): SpecCase {
  const inner = (of: SuiteElement): string =>
    of.children.map((child) => text.slice(child.start, child.end)).join("");
  const all = (name: string): SuiteElement[] => element.children.filter((child) => child.name === name);
  const resources = new Map<string, string>();
  const addResources = (of: SuiteElement, folder: string): void => {
    for (const child of of.children) {
      if (child.name === "resource") resources.set(folder + child.attributes.name, inner(child));
      else if (child.name === "dir") addResources(child, `${folder}${child.attributes.name}/`);
    }
  };
  addResources(element, "");
  const schema = all("correct")[0] ?? all("incorrect")[0]!;
  return {
    id: `case ${number}, section ${section}`,
    section,
    resources,
    schema: inner(schema),
    isCorrect: schema.name === "correct",
    valid: all("valid").map(inner),
    invalid: all("invalid").map(inner),
    requires: all("requires").map((child) => child.attributes.datatypeLibrary ?? ""),
  };
}
