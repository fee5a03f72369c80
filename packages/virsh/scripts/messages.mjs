/** Finds what translators translate: the literals given to `msg` and `plural` in the sources. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Every message with the places it stands at, in the order of the files. Throws for a marker that is given anything but
 * a literal: a text put together at run time is in no catalog.
 */
export function extractMessages() {
  const messages = new Map();
  const files = readdirSync(`${root}src`, { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort();
  for (const name of files) {
    const file = `src/${name}`;
    const source = ts.createSourceFile(file, readFileSync(root + file, "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const count = { msg: 1, plural: 2 }[node.expression.text];
        if (count !== undefined) add(node, count);
      }
      ts.forEachChild(node, visit);
    };
    const add = (node, count) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const texts = node.arguments.slice(0, count);
      if (
        texts.length < count ||
        !texts.every((text) => ts.isStringLiteral(text) || ts.isNoSubstitutionTemplateLiteral(text))
      ) {
        throw new Error(
          `${file}:${line + 1}: a message must be a literal, or no catalog has it: ${node.getText()}`,
        );
      }
      const [{ text: id }, other] = texts;
      const known = messages.get(id) ?? { id, places: [] };
      messages.set(id, {
        ...known,
        ...(other && { other: other.text }),
        places: [...known.places, `${file}:${line + 1}`],
      });
    };
    visit(source);
  }
  return [...messages.values()];
}
