/**
 * How much longer than Node itself virsh takes to list the domains of the test driver: medians of paired runs, the whole
 * process, files in the page cache. BENCH_NODE names another node to measure with, BENCH_RUNS the number of pairs.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const node = process.env.BENCH_NODE ?? process.execPath;
const runs = Number(process.env.BENCH_RUNS ?? 41);

const time = (args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(node, args, { stdio: ["ignore", "pipe", "pipe"] });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

const bare = ["-e", "0"];
const list = [program, "-c", "test:///default", "list"];
for (let warm = 0; warm < 3; warm++) for (const args of [bare, list]) time(args);
const pairs = Array.from({ length: runs }, () => [time(bare), time(list)]);
const [bareTime, listTime] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
console.log(
  `${version}: node -e 0 ${bareTime.toFixed(1)} ms, virsh list ${listTime.toFixed(1)} ms: ${(listTime / bareTime).toFixed(2)}×`,
);
