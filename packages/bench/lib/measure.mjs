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
 * and meets all of them. A round repeats a function until it has taken about `roundTime`. There are so many rounds at least,
 * and four times as many at most: it goes on as long as one of them becomes faster, since V8 still compiles it.
 */
export async function takeTurns(runs, { rounds = quick ? 5 : 15, roundTime = 15 } = {}) {
  const turns = Object.values(runs).map((run) => ({ run, calls: 1, best: Number.POSITIVE_INFINITY }));
  let settled = 0;
  for (let round = 0; round < 4 * rounds && (round < rounds || settled < rounds / 3); round++) {
    settled += 1;
    for (const turn of turns) {
      // What the others have left in the caches is no cost of one that is called again and again.
      if (turn.best < roundTime) await turn.run();
      const each = await timeOfCalls(turn);
      if (each < 0.99 * turn.best) settled = 0;
      turn.best = Math.min(turn.best, each);
      // The first calls are far slower than those that follow: how many fill a round is found by and by.
      turn.calls = Math.max(1, Math.min(10 * turn.calls, Math.round(roundTime / each)));
    }
  }
  return Object.fromEntries(Object.keys(runs).map((name, at) => [name, turns[at].best]));
}

/** Milliseconds of one of so many calls in a row. */
async function timeOfCalls({ run, calls }) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) {
    const pending = run();
    if (pending instanceof Promise) await pending;
  }
  return (performance.now() - start) / calls;
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
