/**
 * `pnpm bench`: runs every package's bench, one after the other, and writes what they tell into docs/performance: results.json,
 * and the plots and the table of docs/performance.md that are made of it. `--quick` measures roughly, in a few minutes;
 * `--only NAME,NAME` measures these and keeps the others' results; `--minutes N` begins no suite after so many minutes, and keeps
 * the results of those that are left.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goals } from "./goals.mjs";
import { machine, versions } from "./lib/machine.mjs";
import { readResults, writeReport, writeResults } from "./lib/report.mjs";
import { suites } from "./suites.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    minutes: { type: "string" },
  },
});
const chosen = options.only?.split(",");
const unknown = chosen?.filter((name) => !suites.some((suite) => suite.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(", ")}; there are ${suites.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}

const until = options.minutes === undefined ? Number.POSITIVE_INFINITY : Number(options.minutes) * 60_000;
if (!(until > 0)) {
  console.error(`--minutes wants a number of minutes, not ${JSON.stringify(options.minutes)}`);
  process.exit(1);
}

/** No program of a bench takes longer; what hangs, for want of a peer for instance, does not hold up the others. */
const patience = 8 * 60_000;
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));

/** Runs a program in a package's folder; resolves to why it failed, undefined where it did not. */
function run(cwd, args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "pipe"],
      timeout: patience,
    });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors = (errors + chunk).slice(-20_000);
    });
    child.on("close", (status, signal) => {
      if (status === 0) resolve(undefined);
      else resolve(reasonIn(errors) ?? `it ended with ${signal ?? status}`);
    });
  });
}

/** The line of an error in what a program wrote to stderr. */
function reasonIn(text) {
  const plain = text.replace(/\u001b\[[\d;]*m/g, "");
  return /(?:^|\s)\w*Error(?: \[\w+\])?: (.+)$/m.exec(plain)?.[1] ?? plain.trim().split("\n").at(-1);
}

async function results(suite) {
  const told = join(folder, `${suite.name}.jsonl`);
  const env = { BENCH_RESULTS: told, ...(options.quick && { BENCH_QUICK: "1" }) };
  const cwd = join(root, "packages", suite.in);
  let why;
  if (suite.node) {
    why = await run(cwd, suite.node, env);
    for (const args of suite.also ?? []) why ??= await run(cwd, [args].flat(), env);
  } else {
    const output = join(folder, `${suite.name}.json`);
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const config = ["--config", "../../vitest.config.ts", "--root", "."];
    why = await run(cwd, [vitest, "bench", "--run", ...config, "--outputJson", output, ...suite.vitest], env);
    if (existsSync(output)) return { rows: rowsOfVitest(JSON.parse(readFileSync(output)), suite.ours), why };
  }
  const lines = existsSync(told) ? readFileSync(told, "utf8").trim().split("\n") : [];
  return { rows: lines.map((line) => JSON.parse(line)), why };
}

/** The groups of vitest's report: with our side first where there is one, else each work by itself. */
function rowsOfVitest({ files }, ours) {
  return files
    .flatMap(({ groups }) => groups)
    .flatMap(({ fullName, benchmarks }) => {
      const group = fullName.split(" > ").slice(1).join(", ");
      const measured = benchmarks.filter(({ median }) => Number.isFinite(median));
      const subject = ({ name, median }) => ({ name, value: median });
      const own = measured.find(({ name }) => name === ours);
      if (own) {
        const rivals = measured.filter((one) => one !== own);
        return [{ work: group, unit: "ms", subjects: [own, ...rivals].map(subject) }];
      }
      return measured.map(({ name, median }) => ({
        work: `${group}: ${name}`,
        unit: "ms",
        subjects: [{ name: "ours", value: median }],
      }));
    });
}

const isPart = (suite) => (chosen ? chosen.includes(suite.name) : !(suite.full && options.quick));
/** Those with goals come first: what time runs out on is what nobody asked for. */
const hasGoal = ({ name }) => goals.some((goal) => goal.suite === name);
const inTurn = suites.filter(isPart).toSorted((one, other) => hasGoal(other) - hasGoal(one));
const measured = new Set();
const now = { rows: [], missing: [], runs: [] };
for (const suite of inTurn) {
  if (performance.now() > until) {
    console.log(`\n=== ${suite.title}: no time left, its former results stay`);
    continue;
  }
  console.log(`\n=== ${suite.title}`);
  const { load } = machine();
  const start = performance.now();
  const { rows, why } = await results(suite);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${seconds} s; load ${load} before`);
  measured.add(suite.name);
  now.runs.push({ suite: suite.name, quick: options.quick, seconds, load });
  now.rows.push(...rows.map((row) => ({ suite: suite.name, ...row })));
  if (why === undefined) continue;
  console.log(`not here: ${why}`);
  now.missing.push({ suite: suite.name, why: why.replaceAll(root, "").slice(0, 200) });
}
rmSync(folder, { recursive: true, force: true });

/** What earlier runs told of suites that this one left out. */
const before = readResults();
const kept = (key) => (before[key] ?? []).filter(({ suite }) => !measured.has(suite));
const together = (key) => [...kept(key), ...now[key]];
writeResults({
  quick: options.quick,
  machine: machine(),
  versions: versions(),
  missing: together("missing"),
  runs: together("runs"),
  rows: together("rows"),
});
writeReport();
console.log(
  `\ndocs/performance.md and docs/performance have the results: ${Math.round(performance.now() / 1000)} s`,
);
