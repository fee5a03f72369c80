import { isNCName, splitSchemaQName } from "../xml/schema-names.js";
import type { Report } from "./report.js";
import type { SchemaElement } from "./schema-tree.js";
import { isDatatypeLibraryUri } from "./url.js";

/** The full syntax of section 3, as data: which attributes an element has and what may stand in it. */
interface Rule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** The kinds of children, or "text" for character data only. Absent: nothing at all. */
  readonly content?: Content;
}
type Context = "pattern" | "nameClass" | "grammar" | "include";
type Content =
  | "text"
  | "data"
  | "named"
  | "namedOptional"
  | "except"
  | { readonly of: Context; readonly atLeast: number; readonly atMost: number };

const many = (of: Context, atLeast: number): Content => ({ of, atLeast, atMost: Number.POSITIVE_INFINITY });
const PATTERNS: Rule = { content: many("pattern", 1) };
const NAMED_ONLY: Rule = { required: ["name"] };

const DIV_IN_GRAMMAR: Rule = { content: many("grammar", 0) };
const START: Rule = { optional: ["combine"], content: { of: "pattern", atLeast: 1, atMost: 1 } };
const DEFINE: Rule = { required: ["name"], optional: ["combine"], content: many("pattern", 1) };
const EXCEPT_NAMES: Rule = { content: many("nameClass", 1) };

const RULES: Readonly<Record<Context, Readonly<Record<string, Rule>>>> = {
  pattern: {
    element: { optional: ["name"], content: "named" },
    attribute: { optional: ["name"], content: "namedOptional" },
    group: PATTERNS,
    interleave: PATTERNS,
    choice: PATTERNS,
    optional: PATTERNS,
    zeroOrMore: PATTERNS,
    oneOrMore: PATTERNS,
    list: PATTERNS,
    mixed: PATTERNS,
    ref: NAMED_ONLY,
    parentRef: NAMED_ONLY,
    empty: {},
    text: {},
    notAllowed: {},
    value: { optional: ["type"], content: "text" },
    data: { required: ["type"], content: "data" },
    externalRef: { required: ["href"] },
    grammar: { content: many("grammar", 0) },
  },
  nameClass: {
    name: { content: "text" },
    anyName: { content: "except" },
    nsName: { content: "except" },
    choice: { content: many("nameClass", 1) },
  },
  grammar: {
    start: START,
    define: DEFINE,
    div: DIV_IN_GRAMMAR,
    include: { required: ["href"], content: many("include", 0) },
  },
  include: { start: START, define: DEFINE, div: { content: many("include", 0) } },
};
const PARAM: Rule = { required: ["name"], content: "text" };
const COMMON = ["ns", "datatypeLibrary"];

/** Holds a document's tree against section 3; everything wrong is reported. */
export function checkSyntax(root: SchemaElement, report: Report): void {
  checkAs("pattern", root, report);
}

function checkAs(context: Context, element: SchemaElement, report: Report): void {
  const rule = Object.hasOwn(RULES[context], element.name) ? RULES[context][element.name] : undefined;
  if (rule === undefined) {
    const allowed = Object.keys(RULES[context]).join(", ");
    syntax(report, element, `"${shown(element.name)}" cannot stand here; expected one of ${allowed}`);
    return;
  }
  checkElement(element, rule, report);
}

function checkElement(element: SchemaElement, rule: Rule, report: Report): void {
  report.step();
  checkAttributes(element, rule, report);
  const { children, name } = element;
  const { content } = rule;
  if (content !== "text" && element.text.trim() !== "") {
    syntax(report, element, `"${name}" holds text, which cannot stand there`);
  }
  switch (content) {
    case "text":
    case undefined:
      if (children.length > 0) syntax(report, children[0]!, `"${name}" holds no elements`);
      if (name === "name" && splitSchemaQName(element.text.trim()) === undefined) {
        syntax(report, element, `"${element.text.trim()}" is not a name`);
      }
      return;
    case "named":
    case "namedOptional":
      checkNamed(element, content === "named" ? 1 : 0, report);
      return;
    case "data":
      checkData(element, report);
      return;
    case "except":
      for (const [index, child] of children.entries()) {
        if (child.name === "except" && index === 0) checkElement(child, EXCEPT_NAMES, report);
        else syntax(report, child, `"${name}" holds nothing but one "except"`);
      }
      return;
    default:
      if (children.length < content.atLeast) syntax(report, element, `"${name}" must not be empty`);
      if (children.length > content.atMost) syntax(report, element, `"${name}" holds exactly one pattern`);
      for (const child of children) checkAs(content.of, child, report);
  }
}

function checkNamed(element: SchemaElement, patternsAtLeast: number, report: Report): void {
  const { children, name } = element;
  const hasName = element.attributes.has("name");
  const patterns = hasName ? children : children.slice(1);
  if (!hasName) {
    if (children.length === 0) syntax(report, element, `"${name}" has neither a "name" nor a name class`);
    else checkAs("nameClass", children[0]!, report);
  }
  if (patterns.length < patternsAtLeast) syntax(report, element, `"${name}" has no content pattern`);
  if (name === "attribute" && patterns.length > 1) {
    syntax(report, patterns[1]!, `"attribute" holds at most one pattern`);
  }
  for (const pattern of patterns) checkAs("pattern", pattern, report);
}

function checkData(element: SchemaElement, report: Report): void {
  let sawExcept = false;
  for (const child of element.children) {
    if (child.name === "param" && !sawExcept) checkElement(child, PARAM, report);
    else if (child.name === "except" && !sawExcept) {
      sawExcept = true;
      checkElement(child, PATTERNS, report);
    } else syntax(report, child, `"data" holds "param"s and then at most one "except"`);
  }
}

function checkAttributes(element: SchemaElement, rule: Rule, report: Report): void {
  const { attributes, name } = element;
  for (const key of attributes.keys()) {
    const known = rule.required?.includes(key) || rule.optional?.includes(key) || COMMON.includes(key);
    if (!known) syntax(report, element, `"${name}" has no attribute "${shown(key)}"`);
  }
  for (const key of rule.required ?? []) {
    if (!attributes.has(key)) syntax(report, element, `"${name}" needs the attribute "${key}"`);
  }
  for (const key of ["name", "type"]) {
    const value = attributes.get(key)?.trim();
    const isQName = key === "name" && (name === "element" || name === "attribute");
    if (value === undefined || (isQName ? splitSchemaQName(value) !== undefined : isNCName(value))) continue;
    syntax(report, element, `the attribute "${key}" is "${value}", which is not a name`);
  }
  const combine = attributes.get("combine")?.trim();
  if (combine !== undefined && combine !== "choice" && combine !== "interleave") {
    syntax(report, element, `"combine" is "choice" or "interleave", not "${combine}"`);
  }
  const library = attributes.get("datatypeLibrary");
  if (library !== undefined && !isDatatypeLibraryUri(library)) {
    report.add(
      "schema.syntax",
      "4.3",
      `"${library}" is not an absolute URI without a fragment identifier`,
      element,
    );
  }
  if (attributes.get("href")?.includes("#")) {
    report.add("schema.syntax", "4.5", `a reference to a schema has no fragment identifier`, element);
  }
}

function shown(key: string): string {
  return key.startsWith("{}") ? key.slice(2) : key;
}

function syntax(report: Report, element: SchemaElement, message: string): void {
  report.add("schema.syntax", "3", message, element);
}
