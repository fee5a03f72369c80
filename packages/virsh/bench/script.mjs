/** What a thousand commands take that are piped to one virsh, start-up included, here and in C's. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { peer } from "./c-virsh.mjs";

const program = fileURLToPath(new URL("../bin/virsh.js", import.meta.url));
const count = 1000;
const rounds = quick ? 3 : 11;

function time([file, ...args], command) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(file, [...args, "-q", "-c", "test:///default"], {
    input: `${command}\n`.repeat(count),
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

for (const command of ["list", "domstate test", "dominfo test", "dumpxml test"]) {
  const sides = { ours: [process.execPath, program], ...(peer && { "C virsh": [peer] }) };
  const best = Object.fromEntries(Object.keys(sides).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++)
    for (const [name, side] of Object.entries(sides)) best[name] = Math.min(best[name], time(side, command));
  tell(`${count} × ${command}, by one script`, "ms", best);
  const told = Object.entries(best).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
  console.log(`${count} × ${command}: ${told.join(", ")}`);
}
