/**
 * virsh as it is built and C's virsh, whole processes, against one libvirtd with a thousand domains: `pnpm build && pnpm bench`.
 * What counts is ours beside C's and the start of Node together. BENCH_RUNS is how many times each runs.
 */
import { fileURLToPath } from "node:url";
import { cVirsh, Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { median } from "../../bench/lib/measure.mjs";
import { runProgram } from "../../bench/lib/programs.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { manyDomains } from "../../driver-remote/bench/node.mjs";

const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

const program = fileURLToPath(new URL("../../virsh/bin/virsh.js", import.meta.url));
const runs = Number(process.env.BENCH_RUNS ?? (quick ? 5 : 15));

const daemon = await Libvirtd.start();
const uri = `test+unix://${daemon.file("node.xml", manyDomains())}?socket=${daemon.socketPath}`;
const env = { PATH: process.env.PATH, LC_ALL: "C.UTF-8", HOME: daemon.folder };

const run = (side) => runProgram(side, { env });

// The daemon reads a test node's file for every connection anew: that is part of each one's time.
for (const command of [["uri"], ["list", "--all"], ["domstats"]]) {
  const sides = [
    [process.execPath, "-e", "0"],
    [cVirsh(), "-c", uri, ...command],
    [process.execPath, program, "-c", uri, ...command],
  ];
  for (const side of sides) run(side);
  const rounds = Array.from({ length: runs }, () => sides.map(run));
  const [node, theirs, ours] = sides.map((_, at) => median(rounds.map((round) => round[at].took)));
  tell(`${command.join(" ")} of 1,000 domains over the unix socket`, "ms", {
    ours,
    "C virsh, and the start of Node": node + theirs,
  });
  console.log(
    `${command.join(" ")}: node's start ${node.toFixed(0)} ms, C virsh ${theirs.toFixed(0)} ms, ours ${ours.toFixed(0)} ms: ` +
      `${(ours / (node + theirs)).toFixed(2)} of both together (${rounds[0][1].size} and ${rounds[0][2].size} bytes)`,
  );
}
await daemon[Symbol.asyncDispose]();
