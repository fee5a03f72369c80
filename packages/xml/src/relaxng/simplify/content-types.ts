import type { AstElement, AstPattern } from "./ast.js";
import { type Report, violation } from "./report.js";
import { onceWhereShared, type ReducedSchema } from "./shared.js";

/** The content types of section 7.2, in their order; `undefined` is "has none". */
type ContentType = "empty" | "complex" | "simple" | undefined;
const RANK = { empty: 0, complex: 1, simple: 2 };

/** Section 7.2: a text that is a value stands alone, never beside elements or other values. */
export function checkContentTypes(
  schema: ReducedSchema,
  elements: Iterable<AstElement>,
  report: Report,
): void {
  const typeOf = onceWhereShared(schema, (pattern): ContentType => {
    report.step();
    switch (pattern.kind) {
      case "empty":
      case "notAllowed":
        return "empty";
      case "text":
      case "element":
        return "complex";
      case "value":
      case "list":
        return "simple";
      case "data":
        return pattern.except === undefined || typeOf(pattern.except) !== undefined ? "simple" : undefined;
      case "attribute":
        return typeOf(pattern.child) === undefined ? undefined : "empty";
      case "oneOrMore": {
        const child = typeOf(pattern.child);
        return child === "simple" ? refuse(pattern) : child;
      }
      case "choice":
        return pattern.children.map(typeOf).reduce(larger);
      case "group":
      case "interleave":
        return pattern.children.map(typeOf).reduce((left, right) => {
          const groupable =
            left === "empty" || right === "empty" || (left === "complex" && right === "complex");
          return left === undefined || right === undefined || groupable
            ? larger(left, right)
            : refuse(pattern);
        });
      case "ref":
        throw new Error("reduction leaves no references");
    }
  });

  const refuse = (pattern: AstPattern): undefined => {
    violation(report, "7.2", "a value cannot stand beside elements, text or other values", pattern);
  };

  for (const element of elements) typeOf(element.child);
}

function larger(left: ContentType, right: ContentType): ContentType {
  if (left === undefined || right === undefined) return undefined;
  return RANK[left] >= RANK[right] ? left : right;
}
