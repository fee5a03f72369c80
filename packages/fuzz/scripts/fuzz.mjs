/**
 * Fuzzes readers for long:
 *
 *     node scripts/fuzz.mjs [--inputs N] [--seconds N] [--seed N] [--corpus FOLDER] [--report FILE] [READER…]
 *
 * Prints a row for each, and every finding with its input; exits with 1 where there is one. What reached something new is kept in
 * the folder, and the next run begins with it. With a report, inputs are those of all runs that it tells of: readers take turns of
 * so many seconds until none of the inputs is left, and each turn adds itself, so that a run can be ended at any time.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { addToReport, readReport } from "./report.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string" },
    seconds: { type: "string" },
    seed: { type: "string" },
    corpus: { type: "string" },
    report: { type: "string" },
  },
});
const root = fileURLToPath(new URL("../", import.meta.url));
// Where packages of others are found from, and where nobody else who looks through our sources does.
const folder = join(root, "node_modules/.fuzz");
mkdirSync(folder, { recursive: true });
const home = mkdtempSync(join(folder, "run-"));
process.once("exit", () => rmSync(home, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
const engine = join(home, "engine.mjs");
await build({
  entryPoints: [join(root, "src/engine/index.ts")],
  outfile: engine,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "error",
  define: { "import.meta.url": JSON.stringify(new URL("../src/engine/index.ts", import.meta.url).href) },
});
const { fuzz, makePrograms, readerNames } = await import(engine);
const names = positionals.length > 0 ? positionals : readerNames();
const all = Number(values.inputs ?? 1_000_000);
const firstSeed = Number(values.seed ?? 20070119);
const time = values.seconds === undefined ? undefined : 1000 * Number(values.seconds);
const programs = await makePrograms(names, home);

/** The corpus of a reader: a line of base64 for each input. */
const corpusFile = (name) => values.corpus && join(values.corpus, `${name}.txt`);
function readCorpus(name) {
  const file = corpusFile(name);
  if (!file || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => Buffer.from(line, "base64"));
}
function writeCorpus(name, corpus) {
  if (!values.corpus) return;
  mkdirSync(values.corpus, { recursive: true });
  writeFileSync(
    corpusFile(name),
    corpus.map((input) => `${Buffer.from(input).toString("base64")}\n`).join(""),
  );
}

// Whoever has a finding is not asked again: it would find the same.
for (const waiting = [...programs]; waiting.length > 0; ) {
  const program = waiting.shift();
  const before = readReport(values.report).get(program.name)?.inputs ?? 0;
  if (before >= all) continue;
  // Another run makes other inputs.
  const [inputs, seed] = [all - before, firstSeed + before];
  const start = process.cpuUsage();
  const options = { inputs, seed, corpus: readCorpus(program.name), ...(time !== undefined && { time }) };
  const { findings, corpus, bytes, ...numbers } = await fuzz(program, home, options);
  writeCorpus(program.name, corpus);
  const { user, system } = process.cpuUsage(start);
  const seconds = Math.round((user + system) / 1_000_000);
  const row = {
    reader: program.name,
    seed,
    seconds,
    ...numbers,
    length: Math.round(bytes / Math.max(1, numbers.inputs)),
    corpus: corpus.length,
    findings: findings.length,
  };
  console.log(JSON.stringify(row));
  if (values.report) {
    addToReport(values.report, program.name, row);
    if (findings.length === 0) waiting.push(program);
  }
  for (const { what, stack, input } of findings) {
    process.exitCode = 1;
    const frames = stack.split("\n").slice(0, 6).join("\n").slice(0, 700);
    console.log(`  ${what.slice(0, 300)}\n  ${input.slice(0, 700)}\n  ${frames}`);
  }
}
