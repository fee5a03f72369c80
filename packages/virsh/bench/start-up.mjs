/**
 * How much longer than Node itself virsh takes for its shortest commands on the test driver, what its driver takes alone, bundled
 * as virsh is, and what C virsh takes: medians of runs in turns, the whole process, files in the page cache. BENCH_NODE names
 * another node to measure with, BENCH_RUNS the number of rounds.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { median } from "../../bench/lib/measure.mjs";
import { runProgram } from "../../bench/lib/programs.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { bundle } from "../scripts/bundling/bundle.mjs";
import { peer } from "./c-virsh.mjs";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const program = local("bin/virsh.js");
const runs = Number(process.env.BENCH_RUNS ?? (quick ? 9 : 41));
const uri = "test:///default";

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const hot = new Set(JSON.parse(readFileSync(local("scripts/bundling/hot-modules.json"), "utf8")));
await bundle(pathToFileURL(`${folder}/`), {
  entry: "../bench/lib/driver-alone.mjs",
  isHot: (name) => hot.has(name) || name.startsWith("bench/"),
  groupOf: () => "rest",
});
const driverAlone = join(folder, "driver-alone.cjs");
writeFileSync(
  driverAlone,
  `if (parseInt(process.versions.node) >= 22) require("node:module").enableCompileCache?.();
   require("./main.cjs").main().then(() => process.exit(0));`,
);

/** Tells what a command takes with a node, whose name is said where it is not the usual one. */
function measure(command, node, name = "Node") {
  const sides = {
    ours: [node, program, "-c", uri, command],
    "node -e 0": [node, "-e", "0"],
    ...(peer && { "C virsh": [peer, "-c", uri, command] }),
    ...(command === "list" && { "the test driver alone": [node, driverAlone, uri] }),
  };
  const time = (side) => runProgram(side).took;
  for (const side of Object.values(sides)) time(side);
  const rounds = Array.from({ length: runs }, () => Object.values(sides).map(time));
  const took = Object.fromEntries(
    Object.keys(sides).map((side, at) => [side, median(rounds.map((round) => round[at]))]),
  );
  const { ours, "node -e 0": bare, "the test driver alone": driver, ...theirs } = took;
  tell(`virsh ${command}, the whole process${name === "Node" ? "" : `, ${name}`}`, "ms", {
    ours,
    "node -e 0": bare,
    ...theirs,
  });
  tell(`virsh ${command}, above bare ${name}`, "ms", {
    ours: ours - bare,
    ...(driver > bare && { "the test driver alone": driver - bare }),
  });
  console.log(
    `${name}: node -e 0 ${bare.toFixed(1)} ms, virsh ${command} ${ours.toFixed(1)} ms: ${(ours / bare).toFixed(2)}×` +
      (driver ? `, the test driver alone ${driver.toFixed(1)} ms` : ""),
  );
}

const usual = process.env.BENCH_NODE ?? process.execPath;
for (const command of ["list", "net-list", "help"]) measure(command, usual);
/** Where `packages/release/scripts/fetch-tools.mjs --long` puts it. */
const node22 = process.env.BENCH_NODE_22 ?? local("../release/build/tools/node_modules/node-22/bin/node");
if (existsSync(node22)) measure("list", node22, "Node 22");
else console.log(`${node22} is not there: nothing of Node 22 is told`);
