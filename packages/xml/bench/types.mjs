// What checking a program costs that uses the domain model, beside one with interfaces as somebody would write
// them by hand: one for each alternative of an element, with all of its fields. Both are checked in turns.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { quick, tell } from "../../bench/lib/tell.mjs";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-types-"));
await build({
  stdin: {
    contents: `export { flatten } from "./src/generator/flatten.js"; export { valueKind } from "./src/generator/values.js";`,
    resolveDir: local("."),
    loader: "ts",
  },
  bundle: true,
  outfile: join(folder, "generator.mjs"),
  format: "esm",
  platform: "node",
});
const { flatten, valueKind } = await import(pathToFileURL(join(folder, "generator.mjs")).href);
rmSync(folder, { recursive: true });

/** Interfaces for everything below an element. */
function plainInterfaces(root) {
  const done = new Map();
  const nameOf = (ids) => [...ids].sort().join("_").replace(/\W/g, "");
  const typeOf = ({ shapes, raw, flag, types }) => {
    if (shapes.length > 0) return visit(shapes);
    if (raw) return "object";
    if (flag) return "boolean";
    const { words, other } = valueKind(types);
    const rest = other === "number" ? ["number"] : other === "text" ? ["string"] : [];
    return [...words.map((word) => JSON.stringify(word)), ...rest].join(" | ");
  };
  const visit = (ids) => {
    const name = nameOf(ids);
    if (done.has(name)) return name;
    done.set(name, "");
    const { discriminator, variants, union } = flatten(ids);
    const rows = discriminator === undefined ? [union] : variants.map(({ row }) => row);
    const names = rows.map((_, index) => (rows.length === 1 ? name : `${name}${index}`));
    const interfaces = rows.map((row, index) => {
      const fields = [...row].map(([key, field]) => {
        const words = key === discriminator && variants[index].words.filter((word) => word !== undefined);
        const type = words ? words.map((word) => JSON.stringify(word)).join(" | ") || "never" : typeOf(field);
        return `  ${JSON.stringify(key)}${field.required ? "" : "?"}: ${field.list ? `Array<${type}>` : type};\n`;
      });
      return `export interface ${names[index]} {\n${fields.join("")}}\n`;
    });
    const whole = rows.length === 1 ? "" : `export type ${name} = ${names.join(" | ")};\n`;
    done.set(name, interfaces.join("") + whole);
    return name;
  };
  visit([root]);
  return [...done.values()].join("\n");
}

const uses = `
export function sources(domain: Domain): (string | number | undefined)[] {
  const found: (string | number | undefined)[] = [domain.name, domain.memory?.value, domain.vcpu?.value];
  for (const disk of domain.devices?.disk ?? []) {
    if (disk.type === "file") found.push(disk.source?.file);
    if (disk.type === "block") found.push(disk.source?.dev);
    if (disk.type === "network") found.push(disk.source?.protocol);
    found.push(disk.target?.dev, disk.target?.bus, disk.driver?.name, disk.driver?.cache);
  }
  for (const card of domain.devices?.interface ?? []) {
    if (card.type === "bridge") found.push(card.source?.bridge);
    if (card.type === "network") found.push(card.source?.network);
    found.push(card.mac?.address, card.model?.type, card.target?.dev);
  }
  return found;
}
export const grown = (domain: Domain): Domain => ({ ...domain, memory: { value: 2, unit: "GiB" } });
`;

const modelFile = local("src/generated/domain/types.generated.ts");
const plainFile = local("bench/hand-written.ts");
const programs = {
  "the model": {
    file: local("bench/uses-model.ts"),
    text: `import type { Domain } from "../src/generated/domain/types.generated.js";${uses}`,
  },
  "interfaces written by hand": {
    file: local("bench/uses-hand-written.ts"),
    text: `import type { Domain } from "./hand-written.js";${uses}`,
  },
};
const texts = new Map([
  [plainFile, plainInterfaces("Domain")],
  ...Object.values(programs).map(({ file, text }) => [file, text]),
]);

const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  lib: ["lib.es2022.d.ts"],
};

const libraries = new Map();
function check(file) {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.fileExists = (name) => texts.has(name) || ts.sys.fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, target);
    if (!name.includes("/lib.")) return read(name, target);
    if (!libraries.has(name)) libraries.set(name, read(name, target));
    return libraries.get(name);
  };
  const program = ts.createProgram([file], options, host);
  const found = program.getSemanticDiagnostics(program.getSourceFile(file));
  if (found.length > 0) throw new Error(ts.formatDiagnostics(found, { ...host, getNewLine: () => "\n" }));
  return program.getInstantiationCount();
}

const best = new Map();
const instantiations = new Map();
for (let round = 0; round < (quick ? 3 : 15); round++) {
  for (const [name, { file }] of Object.entries(programs)) {
    const start = performance.now();
    instantiations.set(name, check(file));
    best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start));
  }
}
const [model, plain] = [...best.values()];
tell("types of a program that uses the domain model, checked", "ms", {
  ours: model,
  "interfaces written by hand": plain,
});
const lines = (text) => text.split("\n").filter((line) => !/^\s*(\/\*\*|$)/.test(line)).length;
console.log(
  `lines: the model has ${lines(ts.sys.readFile(modelFile))}, what is written by hand ${lines(texts.get(plainFile))}`,
);
for (const [name, time] of best) {
  console.log(`${name}: ${time.toFixed(0)} ms, ${instantiations.get(name)} instantiations`);
}
console.log(`checking a program that uses the model takes ${(model / plain).toFixed(2)} of the time`);
