import type { Pattern } from "../pattern/pattern.js";
import type { PatternTable } from "../pattern/pattern-table.js";
import type { AstElement } from "./ast.js";
import { onceWhereShared, type ReducedSchema } from "./shared.js";

/** Puts a reduced and checked schema into a table of patterns; places are left behind. */
export function toPatterns(schema: ReducedSchema, table: PatternTable): Pattern {
  const pending: [element: AstElement, setContent: (content: Pattern) => void][] = [];

  const visit = onceWhereShared(schema, (ast): Pattern => {
    switch (ast.kind) {
      case "empty":
        return table.empty;
      case "text":
        return table.text;
      case "notAllowed":
        return table.notAllowed;
      case "choice":
        return table.choice(ast.children.map(visit));
      case "interleave":
        return table.interleave(ast.children.map(visit));
      case "group":
        return table.sequence(ast.children.map(visit));
      case "oneOrMore":
        return table.oneOrMore(visit(ast.child));
      case "list":
        return table.list(visit(ast.child));
      case "data":
        return table.data(ast.type, ast.except && visit(ast.except));
      case "value":
        return table.value(ast.type, ast.value, ast.text);
      case "attribute":
        return table.attribute(ast.name, visit(ast.child));
      case "element": {
        const { element, setContent } = table.element(ast.name);
        pending.push([ast, setContent]);
        return element;
      }
      case "ref":
        throw new Error("reduction leaves no references");
    }
  });

  const result = visit(schema.start);
  for (const [element, setContent] of pending) setContent(visit(element.child));
  return result;
}
