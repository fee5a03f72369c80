import type { Pattern } from "../pattern/pattern.js";
import type { PatternTable } from "../pattern/pattern-table.js";
import type { AstElement, AstPattern } from "./ast.js";

/** Puts a reduced and checked schema into a table of patterns; places are left behind. */
export function toPatterns(start: AstPattern, table: PatternTable): Pattern {
  const known = new Map<AstPattern, Pattern>();
  const pending: [element: AstElement, setContent: (content: Pattern) => void][] = [];

  const visit = (ast: AstPattern): Pattern => {
    let pattern = known.get(ast);
    if (pattern === undefined) {
      pattern = make(ast);
      known.set(ast, pattern);
    }
    return pattern;
  };

  const make = (ast: AstPattern): Pattern => {
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
  };

  const result = visit(start);
  for (const [element, setContent] of pending) setContent(visit(element.child));
  return result;
}
