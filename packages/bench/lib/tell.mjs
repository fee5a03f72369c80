/**
 * How a bench tells the suite what it has measured; alone, it prints for itself. A result is a line of JSON in the file that
 * BENCH_RESULTS names.
 */
import { appendFileSync } from "node:fs";

/** Whether a rough answer in little time is wanted: fewer rounds, smaller sizes. */
export const quick = process.env.BENCH_QUICK === "1";

function write(result) {
  const file = process.env.BENCH_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** What one piece of work takes of each: ours first, then its rivals, by name. More is better of a unit with a `/s`. */
export function tell(work, unit, subjects) {
  write({
    work,
    unit,
    subjects: Object.entries(subjects)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => ({ name, value })),
  });
}

/** What one piece of work takes at each of several sizes. */
export function tellGrowth(work, unit, points) {
  write({ work, unit, points });
}
