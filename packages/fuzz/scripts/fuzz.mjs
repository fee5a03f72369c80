/**
 * Fuzzes readers for long: `node scripts/fuzz.mjs [--inputs N] [--seconds N] [--seed N] [READER…]`. Prints a row for each,
 * and every finding with its input; exits with 1 where there is one.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string" },
    seconds: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  },
});
const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, "build");
await build({
  entryPoints: [join(root, "src/engine/index.ts")],
  outfile: join(folder, "src/engine/index.mjs"),
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "error",
  define: { "import.meta.url": JSON.stringify(new URL("../src/engine/index.ts", import.meta.url).href) },
});
const { fuzz, makePrograms, readerNames } = await import(join(folder, "src/engine/index.mjs"));
const names = positionals.length > 0 ? positionals : readerNames();
const inputs = Number(values.inputs ?? 1_000_000);
const seed = Number(values.seed ?? 20070119);
const time = values.seconds === undefined ? undefined : 1000 * Number(values.seconds);
const home = mkdtempSync(join(folder, "run-"));
const programs = await makePrograms(names, home);
let hasFailed = false;
for (const program of programs) {
  const start = performance.now();
  const outcome = await fuzz(program, home, { inputs, seed, ...(time !== undefined && { time }) });
  const { findings, ...numbers } = outcome;
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(JSON.stringify({ reader: program.name, seed, seconds, ...numbers, findings: findings.length }));
  for (const finding of findings) {
    hasFailed = true;
    console.log(
      `  ${finding.what.slice(0, 300)}\n  ${finding.input.slice(0, 700)}\n  ${finding.stack.split("\n").slice(0, 6).join("\n").slice(0, 700)}`,
    );
  }
  if (values.out) writeFileSync(`${values.out}/${program.name}.json`, JSON.stringify(outcome));
}
process.exitCode = hasFailed ? 1 : 0;
