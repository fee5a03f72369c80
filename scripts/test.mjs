// `npm test`: sets up, builds, runs every test, and closes with one line that sums over all packages.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { packages } from "./packages.mjs";
import { build, install, root, runBeside } from "./setup.mjs";
import { unhandledErrorsOf } from "./unhandled-errors.mjs";

const resultsOf = (name) => join(root, "packages", name, ".vitest", "results.json");

install();
build();
for (const { name } of packages) rmSync(resultsOf(name), { force: true });

// A package's tests use all cores but one, and those with real peers wait more than they compute: two packages at a time.
// The end-to-end tests take as long as all others together, and turbo would begin them last: they run beside the others.
const longest = "@libvirt-ts/e2e";
const test = (filter) =>
  runBeside("turbo", [
    ...["run", "test", `--filter=${filter}`, "--concurrency=1", "--continue"],
    ...["--log-order=grouped", "--output-logs=new-only"],
  ]);
const runs = [() => test(longest), () => test(`!${longest}`)];
const statuses = [];
if (availableParallelism() > 1) statuses.push(...(await Promise.all(runs.map((begin) => begin()))));
else for (const begin of runs) statuses.push(await begin());

const readResults = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
const hasFailed = ({ status }) => status === "failed";

// Each file of tests: its package, and what came of it.
const files = [];
const missing = [];
const stray = [];
for (const { name, folder, manifest } of packages) {
  if (manifest.scripts?.test === undefined) continue;
  const { success, testResults } = readResults(resultsOf(name)) ?? { success: false, testResults: [] };
  if (!success && !testResults.some(hasFailed)) missing.push(name);
  if (existsSync(unhandledErrorsOf(join(root, folder)))) stray.push(name);
  for (const result of testResults) files.push({ name, result });
}

// A real peer may not keep up while all of the machine is at work. A few files that failed have one more chance, alone; what
// they needed it for is told, since it is a fault all the same.
const MAX_AGAIN = 5;
const failed = files.filter(({ result }) => hasFailed(result));
const unsteady = [];
for (const file of failed.length <= MAX_AGAIN ? failed : []) {
  const { name, result } = file;
  rmSync(resultsOf(name), { force: true });
  console.log(`\nOnce more, alone: ${result.name}`);
  const status = await runBeside("pnpm", [
    ...["--filter", `@libvirt-ts/${name}`],
    ...["run", "test", result.name, "--maxWorkers=1"],
  ]);
  const again = readResults(resultsOf(name))?.testResults.find(({ name }) => name === result.name);
  if (status !== 0 || again?.status !== "passed") continue;
  unsteady.push(result);
  file.result = again;
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { result } of files) {
  const count = (state) => result.assertionResults.filter(({ status }) => status === state).length;
  const [passed, failures] = [count("passed"), count("failed")];
  total.passed += passed;
  total.failed += hasFailed(result) ? Math.max(failures, 1) : 0;
  total.skipped += result.assertionResults.length - passed - failures;
}
for (const { name, assertionResults } of unsteady) {
  console.log(`unsteady, passed when alone: ${name}`);
  for (const { fullName, status } of assertionResults) if (status === "failed") console.log(`  ${fullName}`);
}
if (missing.length > 0) console.log(`no complete result of: ${missing.join(", ")}`);
if (stray.length > 0) console.log(`something threw outside of the tests of: ${stray.join(", ")}`);
total.failed += missing.length + stray.length;
// Whatever else made a run fail than a test's result.
if (total.failed === 0 && failed.length === 0 && statuses.some((status) => status !== 0)) total.failed++;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
