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

const total = { passed: 0, failed: 0, skipped: 0 };
const missing = [];
for (const name of packages) {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
  if (scripts.test === undefined) continue;
  if (!existsSync(resultsOf(name))) {
    missing.push(name);
    continue;
  }
  const results = JSON.parse(readFileSync(resultsOf(name), "utf8"));
  total.passed += results.numPassedTests;
  total.failed += results.numFailedTests;
  total.skipped += results.numPendingTests + results.numTodoTests;
  if (!results.success && results.numFailedTests === 0) missing.push(name);
}
if (missing.length > 0) console.log(`no complete result of: ${missing.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed + missing.length} failed, ${total.skipped} skipped`);
process.exit(statuses.some((status) => status !== 0) || total.failed + missing.length > 0 ? 1 : 0);
