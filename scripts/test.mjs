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

// A job is a package's tests; those from end to end, which take as long as all others, are several, of which one has the real
// Xen hosts. What takes longest begins first, so that all chains end together.
const SHARDS = 6;
const shards = Array.from({ length: SHARDS }, (_, index) => ({
  part: `-${index + 1}`,
  args: `--exclude=test/rig/** --shard=${index + 1}/${SHARDS}`,
}));
const parts = { e2e: [{ part: "-xen", args: "test/rig" }, ...shards] };
const whole = [{ part: "", args: "" }];
const longest = ["e2e-xen", "driver-qemu", "e2e", "driver-xl", "virsh", "site", "xml", ""];
const rank = ({ name, part }) => longest.findIndex((start) => (name + part).startsWith(start));

const tested = packages
  .filter(({ manifest }) => manifest.scripts?.test !== undefined)
  .flatMap(({ name, folder }) => (parts[name] ?? whole).map((part) => ({ name, folder, ...part })))
  .sort((a, b) => rank(a) - rank(b));
for (const { name, part } of tested) rmSync(resultsOf(name, part), { force: true });

// All is built: turbo would unpack it again for each job, beside tests that read it. What a part is told stands in the
// environment, since arguments would make everything another build.
const test = ({ name, part, args }) =>
  runBeside(
    "turbo",
    [
      ...["run", "test", "--only", `--filter=@libvirt-ts/${name}`],
      ...["--log-order=grouped", "--output-logs=new-only"],
    ],
    part && { LIBVIRT_TS_TEST_PART: part, LIBVIRT_TS_TEST_ARGS: args },
  );
const jobs = [...tested];
const statuses = [];
async function chain() {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) statuses.push(await test(job));
}
// A package's tests use all cores but one, and wait for real peers a third of their time: on two cores three chains keep both
// at work.
await Promise.all(Array.from({ length: availableParallelism() > 1 ? 3 : 1 }, chain));

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
