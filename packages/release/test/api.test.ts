import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";
import { entries } from "./published.js";

/**
 * What every entry offers, as `api/ENTRY.txt` keeps it: declarations without comments, in the order of their names, each
 * in the first entry that offers it. A change of what others build on is seen in review; `UPDATE_API=1` writes it anew.
 */

const project = inject("project");
const folder = new URL("../api/", import.meta.url);

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
  noEmit: true,
};
const main = join(project, "api.mts");
writeFileSync(main, entries.map((entry, index) => `export * as entry${index} from "${entry}";`).join("\n"));
const program = ts.createProgram([main], options);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

/** The module behind `export * as NAME from "ENTRY"`, number `index`. */
function moduleOf(index: number): ts.Symbol {
  const statement = program.getSourceFile(main)!.statements[index] as ts.ExportDeclaration;
  return checker.getSymbolAtLocation(statement.moduleSpecifier!)!;
}

const targetOf = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Which entry offers a thing first. */
const owners = new Map<ts.Symbol, string>();
entries.forEach((entry, index) => {
  for (const symbol of checker.getExportsOfModule(moduleOf(index))) {
    const target = targetOf(symbol);
    if (!owners.has(target)) owners.set(target, entry);
  }
});

function declarationsOf(symbol: ts.Symbol, entry: string): string[] {
  const target = targetOf(symbol);
  const owner = owners.get(target);
  if (owner !== entry) return [`export { ${symbol.name} } from "${owner}";`];
  const declarations = (target.declarations ?? []).map((declaration) => {
    // A variable is printed with its `declare const`.
    const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  });
  return target.name === symbol.name ? declarations : [`// as ${symbol.name}`, ...declarations];
}

describe("what is offered has not changed unnoticed:", () => {
  it.each(entries.map((entry, index) => [entry, index] as const))("%s", (entry, index) => {
    const symbols = checker.getExportsOfModule(moduleOf(index));
    const sorted = [...symbols].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(sorted).not.toEqual([]);
    const text = `// ${entry}\n${sorted.flatMap((symbol) => declarationsOf(symbol, entry)).join("\n")}\n`;
    const file = new URL(`${entry.slice(entry.indexOf("/") + 1).replaceAll("/", "-")}.txt`, folder);
    if (process.env.UPDATE_API) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    } else {
      expect(existsSync(file), `${entry} is new: UPDATE_API=1 writes down what it offers`).toBe(true);
      expect(text).toBe(readFileSync(file, "utf8"));
    }
  });
});
