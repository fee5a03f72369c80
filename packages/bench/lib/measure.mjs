/** Runs competitors in turns. */
import { quick } from "./tell.mjs";

/** Milliseconds of a function. */
export async function timeOf(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The middle one. */
export function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

/**
 * The least milliseconds a call of each function, in short rounds that take turns: what other processes cost only ever adds,
 * and meets all of them. A round repeats a function until it has taken `roundTime`.
 */
export async function takeTurns(runs, { rounds = quick ? 5 : 15, roundTime = 15 } = {}) {
  const names = Object.keys(runs);
  const calls = {};
  const best = {};
  for (const name of names) {
    await runs[name]();
    calls[name] = Math.max(1, Math.round(roundTime / (await timeOf(runs[name]))));
    best[name] = Number.POSITIVE_INFINITY;
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const run = runs[name];
      const start = performance.now();
      for (let call = 0; call < calls[name]; call++) {
        const pending = run();
        if (pending instanceof Promise) await pending;
      }
      best[name] = Math.min(best[name], (performance.now() - start) / calls[name]);
    }
  }
  return best;
}

/** Bytes of the heap that each of `count` things holds that `make` makes and returns. */
export async function bytesEach(count, make) {
  if (!globalThis.gc) throw new Error("node wants --expose-gc for this");
  const held = () => {
    for (let i = 0; i < 3; i++) globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  // Code and caches that the first one brings are no one's share.
  let kept = await make(Math.min(count, 10));
  kept = undefined;
  const before = held();
  kept = await make(count);
  const after = held();
  if (kept === undefined) throw new Error("nothing was kept");
  return (after - before) / count;
}
