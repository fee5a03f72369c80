import { XMLNS_NAMESPACE } from "../../namespaces.js";
import type { NameClass } from "../pattern/name-class.js";
import { nameKey, splitKey } from "../xml/name.js";
import { lookupPrefix } from "../xml/namespaces.js";
import { splitSchemaQName } from "../xml/schema-names.js";
import type { Report } from "./report.js";
import type { SchemaElement } from "./schema-tree.js";

/** Sections 4.8 to 4.11 and 4.16 for the name of an `element` or `attribute`. */
export function buildNameOf(element: SchemaElement, ns: string, report: Report): NameClass {
  const name = element.attributes.get("name");
  if (name === undefined) return buildNameClass(element.children[0]!, ns, report);
  const isAttribute = element.name === "attribute";
  return resolveName(name.trim(), isAttribute ? (element.attributes.get("ns") ?? "") : ns, element, report);
}

function buildNameClass(element: SchemaElement, outerNs: string, report: Report): NameClass {
  report.step();
  const ns = element.attributes.get("ns") ?? outerNs;
  switch (element.name) {
    case "name":
      return resolveName(element.text.trim(), ns, element, report);
    case "choice": {
      const children = element.children.map((child) => buildNameClass(child, ns, report));
      return children.length === 1 ? children[0]! : { kind: "choice", children };
    }
    default: {
      const except = element.children[0];
      const kind =
        element.name === "nsName" ? { kind: "nsName" as const, uri: ns } : { kind: "anyName" as const };
      if (except === undefined) return kind;
      const exceptNs = except.attributes.get("ns") ?? ns;
      const children = except.children.map((child) => buildNameClass(child, exceptNs, report));
      checkExcept(element, children, report);
      return { ...kind, except: children.length === 1 ? children[0]! : { kind: "choice", children } };
    }
  }
}

function checkExcept(element: SchemaElement, children: readonly NameClass[], report: Report): void {
  for (const child of children) {
    if (child.kind === "choice") checkExcept(element, child.children, report);
    else if (child.kind === "anyName" || (child.kind === "nsName" && element.name === "nsName")) {
      report.add(
        "schema.restriction",
        "4.16",
        `"${child.kind}" inside "except" of "${element.name}"`,
        element,
      );
    }
  }
}

function resolveName(qname: string, ns: string, element: SchemaElement, report: Report): NameClass {
  const { prefix, local } = splitSchemaQName(qname)!;
  if (prefix === "") return { kind: "name", key: nameKey(ns, local) };
  const uri = lookupPrefix(element.namespaces, prefix);
  if (uri === undefined) {
    report.add("schema.syntax", "4.10", `the prefix "${prefix}" of "${qname}" is not declared`, element);
  }
  return { kind: "name", key: nameKey(uri ?? "", local) };
}

/** The namespace of declarations, and as the specification writes it. */
const XMLNS_URIS = [XMLNS_NAMESPACE, "http://www.w3.org/2000/xmlns"];

/** Section 4.16: no attribute is called `xmlns` or is of its namespace. */
export function checkAttributeName(name: NameClass, element: SchemaElement, report: Report): void {
  switch (name.kind) {
    case "choice":
      for (const child of name.children) checkAttributeName(child, element, report);
      return;
    case "name":
      if (name.key !== "xmlns" && !XMLNS_URIS.includes(splitKey(name.key).uri)) return;
      break;
    case "anyName":
    case "nsName":
      if (name.except !== undefined) checkAttributeName(name.except, element, report);
      if (name.kind === "anyName" || !XMLNS_URIS.includes(name.uri)) return;
  }
  report.add(
    "schema.restriction",
    "4.16",
    "an attribute pattern cannot name namespace declarations",
    element,
  );
}
