/** What a thousand commands take that are piped to one virsh, start-up included, here, in C's, and in a Node that only prints. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { answersLines } from "../../bench/lib/bare.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 1000;
const rounds = quick ? 3 : 11;

const connected = ["-q", "-c", "test:///default"];

function run([file, ...args], input) {
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(file, args, {
    input,
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return { took: Number(process.hrtime.bigint() - start) / 1e6, size: stdout.length };
}

for (const command of ["list", "domstate test", "dominfo test", "dumpxml test"]) {
  const ours = [process.execPath, program, ...connected];
  const input = `${command}\n`.repeat(count);
  const size = Math.ceil(run(ours, input).size / count);
  const sides = {
    ours,
    ...(peer && { "C virsh": [peer, ...connected] }),
    "Node, printing as much": [process.execPath, "-e", answersLines(size)],
  };
  const best = Object.fromEntries(Object.keys(sides).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++)
    for (const [name, side] of Object.entries(sides))
      best[name] = Math.min(best[name], run(side, input).took);
  tell(`${count} × ${command}, by one script`, "ms", best);
  const told = Object.entries(best).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
  console.log(`${count} × ${command}: ${told.join(", ")}`);
}
