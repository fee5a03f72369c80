/** Programs beside each other, each in a process of its own. */
import { spawnSync } from "node:child_process";
import { quick, tell } from "./tell.mjs";

/** What a program takes from its start to its end, in milliseconds, and how many bytes it prints. */
export function runProgram([file, ...args], { input, env } = {}) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    input,
    env,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    maxBuffer: 1 << 30,
  });
  const took = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(" ").slice(0, 200)} ended with ${status}: ${stderr}`);
  return { took, size: stdout.length };
}

/** Tells and prints the least that each of some programs takes, by their names, in rounds in which they take turns. */
export function comparePrograms(work, sides, options) {
  const best = Object.fromEntries(Object.keys(sides).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < (quick ? 3 : 11); round++)
    for (const [name, side] of Object.entries(sides))
      best[name] = Math.min(best[name], runProgram(side, options).took);
  tell(work, "ms", best);
  const told = Object.entries(best).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
  console.log(`${work}: ${told.join(", ")}`);
}
