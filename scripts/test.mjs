// `npm test`: sets up, builds, runs every test, and closes with one line that sums over all packages.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { packages } from "./packages.mjs";
import { build, install, root, runBeside } from "./setup.mjs";
import { unhandledErrorsOf } from "./unhandled-errors.mjs";

const resultsOf = (name, part = "") => join(root, "packages", name, ".vitest", `results${part}.json`);

install();
build();

// A package's tests use all cores but one, and those with real peers wait more than they compute: two jobs at a time. What
// takes longest begins first, so that both end together. The end-to-end tests take as long as all others: they are several
// jobs, the first of them the real Xen hosts, of which one runs at a time.
const longest = "e2e";
const SHARDS = 6;
const shards = Array.from({ length: SHARDS }, (_, index) => ({
  part: `-${index + 1}`,
  args: `--exclude=test/rig/** --shard=${index + 1}/${SHARDS}`,
}));
const parts = [{ part: "-xen", args: "test/rig" }, ...shards];
const [first, ...later] = parts.map((part) => ({ filter: `@libvirt-ts/${longest}`, ...part }));
const jobs = [first, { filter: `!@libvirt-ts/${longest}` }, ...later];

const tested = packages
  .filter(({ manifest }) => manifest.scripts?.test !== undefined)
  .flatMap(({ name, folder }) =>
    (name === longest ? parts : [{}]).map(({ part = "" }) => ({ name, folder, part })),
  );
for (const { name, part } of tested) rmSync(resultsOf(name, part), { force: true });

// All is built: turbo would unpack it again for each job, beside tests that read it. What a part is told stands in the
// environment, since arguments would make everything another build.
const test = ({ filter, part, args }) =>
  runBeside(
    "turbo",
    [
      ...["run", "test", "--only", `--filter=${filter}`, "--concurrency=1", "--continue"],
      ...["--log-order=grouped", "--output-logs=new-only"],
    ],
    part && { LIBVIRT_TS_TEST_PART: part, LIBVIRT_TS_TEST_ARGS: args },
  );
const statuses = [];
async function work() {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) statuses.push(await test(job));
}
await Promise.all(availableParallelism() > 1 ? [work(), work()] : [work()]);

const readResults = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
const hasFailed = ({ status }) => status === "failed";

// Each file of tests: its package, and what came of it.
const files = [];
const missing = [];
const stray = [];
for (const { name, folder, part } of tested) {
  const { success, testResults } = readResults(resultsOf(name, part)) ?? { success: false, testResults: [] };
  if (!success && !testResults.some(hasFailed)) missing.push(name + part);
  if (existsSync(unhandledErrorsOf(join(root, folder), part))) stray.push(name + part);
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
