/**
 * A plugin of typedoc: entries are called as they are imported, and functions and methods have an example that a test runs. It
 * is the first statement that calls them in the programs below, found by the types of these.
 */
import { Comment, CommentTag, Converter } from "typedoc";
import ts from "typescript";

/** The programs, the best first: they are written to be read; those of the second kind call every method once. */
const programs = [/\/(examples\/[^/]+\.ts)$/, /\/(packages\/e2e\/test\/test-driver-api\/calls[^/]*\.ts)$/];

/** How many lines an example has at most. */
const LINES = 8;

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const module of context.project.children ?? [])
      module.name = `@libvirt-ts/${module.name.replace(/\/src(\/index)?/, "")}`;
    const shown = new Set();
    for (const program of programs)
      for (const tree of context.programs)
        for (const file of filesOf(tree, program)) show(file, context, shown);
  });
}

function filesOf(tree, pattern) {
  return tree
    .getSourceFiles()
    .filter(({ fileName }) => pattern.test(fileName))
    .map((source) => ({ source, path: pattern.exec(source.fileName)[1], checker: tree.getTypeChecker() }));
}

/** Gives what a file calls an example, unless it has one. */
function show({ source, path, checker }, context, shown) {
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const reflection = calledBy(node, checker, context);
      const code = reflection && !shown.has(reflection) ? codeAround(node, source) : undefined;
      if (code !== undefined) {
        shown.add(reflection);
        for (const signature of reflection.signatures ?? []) addExample(signature, code, path);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function calledBy({ expression }, checker, context) {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  let symbol = checker.getSymbolAtLocation(name);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return symbol && context.getReflectionFromSymbol(symbol);
}

/** The statement that a call is in, or the call alone where that is too long. */
function codeAround(call, source) {
  const statement = ts.findAncestor(call, (node) => ts.isStatement(node) || ts.isFunctionLike(node));
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  return [...(ts.isStatement(statement) ? [statement] : []), awaited]
    .map((node) => dedented(node, source))
    .find((text) => text.split("\n").length <= LINES);
}

/** The text of a node, moved to the left. */
function dedented(node, source) {
  const { character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  const margin = /^ */.exec(source.text.slice(node.getStart(source) - character))[0];
  return node.getText(source).replaceAll(`\n${margin}`, "\n");
}

function addExample(signature, code, path) {
  signature.comment ??= new Comment();
  signature.comment.blockTags.push(
    new CommentTag("@example", [
      { kind: "code", text: `\`\`\`ts\n${code}\n\`\`\`` },
      { kind: "text", text: `\n\nFrom \`${path}\`, which a test runs.` },
    ]),
  );
}
