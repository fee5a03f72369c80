import { median } from "../../bench/lib/measure.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";

/**
 * Runs the competitors of each round one after another, in an order that changes, and tells what each takes at the median,
 * and as a ratio to the first: whatever else the machine does meets all of them. `prepare` is not measured; it starts a
 * process that a run is given.
 */
export async function compare(what, rounds, competitors, prepare = () => undefined) {
  const turns = quick ? Math.ceil(rounds / 5) : rounds;
  const cases = Object.entries(competitors).map(([name, run]) => ({ name, run, times: [] }));
  for (let round = -1; round < turns; round++) {
    for (let i = 0; i < cases.length; i++) {
      const { name, run, times } = cases[(i + round + 1) % cases.length];
      const given = await prepare(name);
      const start = performance.now();
      await run(given);
      // The first round warms up.
      if (round >= 0) times.push(performance.now() - start);
      given?.kill();
    }
  }
  tell(what, "ms", Object.fromEntries(cases.map(({ name, times }) => [name, median(times)])));
  const first = median(cases[0].times);
  console.log(`\n${what}`);
  for (const { name, times } of cases) {
    const time = median(times);
    console.log(
      `  ${name.padEnd(40)} ${time.toFixed(2).padStart(9)} ms ${(time / first).toFixed(2).padStart(6)}×`,
    );
  }
}
