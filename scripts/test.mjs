// `npm test`: sets up, builds, runs every test, and closes with one line that sums over all packages.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build, install, root, runBeside } from "./setup.mjs";

const packages = readdirSync(join(root, "packages"));
const resultsOf = (name) => join(root, "packages", name, ".vitest", "results.json");

install();
build();
for (const name of packages) rmSync(resultsOf(name), { force: true });

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
const failedFiles = ({ testResults }) => testResults.filter(({ status }) => status === "failed");

const results = new Map();
const missing = [];
for (const name of packages) {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
  if (scripts.test === undefined) continue;
  const result = readResults(resultsOf(name));
  if (result === undefined || (!result.success && failedFiles(result).length === 0)) missing.push(name);
  if (result !== undefined) results.set(name, result.testResults);
}

// A real peer may not keep up while all of the machine is at work. A few files that failed have one more chance, alone; what
// they needed it for is told, since it is a fault all the same.
const MAX_AGAIN = 5;
const failed = [...results].flatMap(([name, testResults]) =>
  failedFiles({ testResults }).map((file) => ({ name, file })),
);
const unsteady = [];
if (failed.length <= MAX_AGAIN) {
  for (const { name, file } of failed) {
    rmSync(resultsOf(name));
    console.log(`\nOnce more, alone: ${file.name}`);
    await runBeside("pnpm", ["--filter", `@libvirt-ts/${name}`, "run", "test", file.name, "--maxWorkers=1"]);
    const again = readResults(resultsOf(name))?.testResults.find((result) => result.name === file.name);
    if (again?.status !== "passed") continue;
    unsteady.push(file);
    results.set(
      name,
      results.get(name).map((result) => (result === file ? again : result)),
    );
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { status, assertionResults } of [...results.values()].flat()) {
  const count = (state) => assertionResults.filter((test) => test.status === state).length;
  const failures = count("failed");
  total.passed += count("passed");
  total.failed += status === "failed" ? Math.max(failures, 1) : 0;
  total.skipped += assertionResults.length - count("passed") - failures;
}
for (const { name, assertionResults } of unsteady) {
  console.log(`unsteady, passed when alone: ${name}`);
  for (const { fullName, status } of assertionResults) if (status === "failed") console.log(`  ${fullName}`);
}
if (missing.length > 0) console.log(`no complete result of: ${missing.join(", ")}`);
total.failed += missing.length;
// Whatever else made a run fail than a test's result.
if (total.failed === 0 && failed.length === 0 && statuses.some((status) => status !== 0)) total.failed++;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
