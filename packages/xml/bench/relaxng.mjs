// The RELAX NG engine beside libxml2, as WebAssembly and native, in one run: `pnpm --filter @libvirt-ts/xml bench`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { domainDocument, madeDocument, makeSchema } from "./relaxng-inputs.mjs";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const engineFile = join(folder, "engine.mjs");
await build({
  entryPoints: [local("src/relaxng/index.ts")],
  bundle: true,
  outfile: engineFile,
  format: "esm",
  platform: "node",
});
const { compileSchema, loadSchema } = await import(pathToFileURL(engineFile).href);
const libxml2 = await import("libxml2-wasm");
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
if (!hasXmllint) console.log("xmllint is not installed: its column stays empty");

const rng = readFileSync(local("src/schema/domain.rng"), "utf8");

/** The least of several runs, in milliseconds per call: other work on the machine only ever adds. */
function best(rounds, calls, work) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) work();
    least = Math.min(least, (performance.now() - start) / calls);
  }
  return least;
}

/** Milliseconds per document: a process over many copies, less one over a single one. */
function timeXmllint(schemaFile, documentFile, copies) {
  if (!hasXmllint) return Number.NaN;
  const run = (count) =>
    best(5, 1, () => {
      const { status, stderr } = spawnSync("xmllint", [
        "--noout",
        "--relaxng",
        schemaFile,
        ...Array.from({ length: count }, () => documentFile),
      ]);
      if (status !== 0) throw new Error(String(stderr).slice(0, 500));
    });
  return (run(copies + 1) - run(1)) / copies;
}

const micro = (ms) => (ms * 1000).toFixed(0).padStart(8);
const ratio = (of, to) => (Number.isNaN(of) ? "     -" : `${(of / to).toFixed(2)}x`.padStart(6));
const bar = (value, unit) => "#".repeat(Math.max(1, Math.round(value / unit)));

console.log("\nParse and validate one document with our domain schema (microseconds, warm)\n");
console.log("     size     ours  libxml2-wasm    ratio   xmllint    ratio   ours, MB/s");
const schemaFile = join(folder, "domain.rng");
writeFileSync(schemaFile, rng);
const ours = compileSchema(rng);
const theirs = libxml2.RelaxNGValidator.fromDoc(libxml2.XmlDocument.fromString(rng));
const growth = [];
for (const disks of quick ? [0, 10, 280] : [0, 2, 10, 25, 55, 280, 1400]) {
  const text = domainDocument(disks);
  const documentFile = join(folder, `document-${disks}.xml`);
  writeFileSync(documentFile, text);
  const calls = Math.ceil(1_500_000 / text.length);
  const mine = best(7, calls, () => {
    const problems = ours.validate(text);
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  });
  const wasm = best(5, calls, () => {
    const document = libxml2.XmlDocument.fromString(text);
    theirs.validate(document);
    document.dispose();
  });
  const native = timeXmllint(schemaFile, documentFile, Math.min(calls, 3000));
  tell(`a document of ${Number((text.length / 1000).toPrecision(2))} KB, read and judged, warm`, "ms", {
    ours: mine,
    "libxml2-wasm": wasm,
    xmllint: native,
  });
  const speed = (text.length / mine / 1000).toFixed(0).padStart(8);
  console.log(
    `${String(text.length).padStart(9)} ${micro(mine)} ${micro(wasm)}      ${ratio(wasm, mine)}  ${micro(native)}   ${ratio(native, mine)}   ${speed}`,
  );
  growth.push({ size: text.length, perKilobyte: (mine * 1000) / (text.length / 1000) });
}
console.log("\nGrowth with the document: microseconds per 1000 characters (flat is linear)\n");
for (const { size, perKilobyte } of growth) {
  console.log(`${String(size).padStart(9)}  ${perKilobyte.toFixed(1).padStart(5)}  ${bar(perKilobyte, 0.5)}`);
}

console.log("\nA schema in libvirt's manner, 16 files (milliseconds)\n");
console.log(
  "    lines  compile: first    warm   load: first    warm   first document   warm (us)   JSON, KB",
);
const schemaGrowth = [];
for (const lines of quick ? [1500, 12_000] : [1500, 3000, 6000, 12_000, 24_000]) {
  const files = makeSchema(lines);
  const total = [...files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  const filesJson = join(folder, `schema-${lines}.json`);
  writeFileSync(filesJson, JSON.stringify([...files]));
  const resolve = (url) => files.get(url);
  const schema = compileSchema("domain.rng", { resolve });
  const json = JSON.stringify(schema);
  const jsonFile = join(folder, `compiled-${lines}.json`);
  writeFileSync(jsonFile, json);
  const compile = best(5, 2, () => compileSchema("domain.rng", { resolve }));
  const load = best(5, 5, () => loadSchema(json));
  const document = madeDocument(files, 30);
  const first = best(3, 1, () => {
    const fresh = loadSchema(json);
    const start = performance.now();
    const problems = fresh.validate(document);
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
    return performance.now() - start;
  });
  const warm = best(5, 200, () => schema.validate(document));
  const cold = coldTimes(filesJson, jsonFile);
  console.log(
    `${String(total).padStart(9)}  ${cold.compile.toFixed(1).padStart(14)} ${compile.toFixed(1).padStart(7)}  ${cold.load.toFixed(1).padStart(12)} ${load.toFixed(1).padStart(7)}  ${(first - load).toFixed(1).padStart(15)}  ${micro(warm)}  ${(json.length / 1000).toFixed(0).padStart(9)}`,
  );
  tell(`a schema of ${total} lines, first compilation in a process`, "ms", { ours: cold.compile });
  tell(`the same, loaded compiled`, "ms", { ours: cold.load });
  schemaGrowth.push({ total, perLine: (compile * 1000) / total });
}
console.log("\nGrowth with the schema: microseconds of compiling per line (flat is linear)\n");
for (const { total, perLine } of schemaGrowth) {
  console.log(`${String(total).padStart(9)}  ${perLine.toFixed(1).padStart(5)}  ${bar(perLine, 0.25)}`);
}

/** What a fresh process needs for its first compilation and its first load, in the median: nothing is warm there. */
function coldTimes(filesJson, jsonFile) {
  const script = `
    import { readFileSync } from "node:fs";
    import { compileSchema, loadSchema } from ${JSON.stringify(pathToFileURL(engineFile).href)};
    const [what, file] = process.argv.slice(1);
    const text = readFileSync(file, "utf8");
    const files = what === "compile" ? new Map(JSON.parse(text)) : undefined;
    const start = performance.now();
    if (files) compileSchema("domain.rng", { resolve: (url) => files.get(url) });
    else loadSchema(text);
    console.log(performance.now() - start);`;
  const once = (what, file) =>
    Number(
      spawnSync(process.execPath, ["--input-type=module", "-e", script, what, file], { encoding: "utf8" })
        .stdout,
    );
  const run = (what, file) =>
    Array.from({ length: 15 }, () => once(what, file)).sort((one, other) => one - other)[7];
  return { compile: run("compile", filesJson), load: run("load", jsonFile) };
}
