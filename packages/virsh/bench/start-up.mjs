/**
 * How much longer than Node itself virsh takes for its shortest commands on the test driver, and what C virsh takes: medians of
 * runs in turns, the whole process, files in the page cache. BENCH_NODE names another node to measure with, BENCH_RUNS the
 * number of rounds.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../../bench/lib/measure.mjs";
import { runProgram } from "../../bench/lib/programs.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const node = process.env.BENCH_NODE ?? process.execPath;
const runs = Number(process.env.BENCH_RUNS ?? (quick ? 9 : 41));

const time = (side) => runProgram(side).took;
const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();

for (const command of ["list", "net-list", "help"]) {
  const sides = {
    ours: [node, program, "-c", "test:///default", command],
    "node -e 0": [node, "-e", "0"],
    ...(peer && { "C virsh": [peer, "-c", "test:///default", command] }),
  };
  for (const side of Object.values(sides)) time(side);
  const rounds = Array.from({ length: runs }, () => Object.values(sides).map(time));
  const [ours, bare, theirs] = Object.keys(sides).map((_, at) => median(rounds.map((round) => round[at])));
  tell(`virsh ${command}, the whole process`, "ms", {
    ours,
    "node -e 0": bare,
    ...(theirs !== undefined && { "C virsh": theirs }),
  });
  tell(`virsh ${command}, above bare Node`, "ms", { ours: ours - bare });
  console.log(
    `${version}: node -e 0 ${bare.toFixed(1)} ms, virsh ${command} ${ours.toFixed(1)} ms: ${(ours / bare).toFixed(2)}×`,
  );
}
