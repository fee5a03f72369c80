/** Runs in dom0: cases of the contract's conformance suite, one after another, each of them reported as a line of JSON. */
import { setTimeout as delay } from "node:timers/promises";

/** A case as the suite registers it. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What came of one case. */
export interface CaseReport {
  readonly name: string;
  readonly seconds: number;
  /** Why it failed. */
  readonly error?: string;
}

/** A hang. */
const caseMs = 480_000;

/** Runs cases and prints a report of each as it ends; `cleanUp` comes after every one. Then the process ends. */
export async function runCases(cases: readonly Case[], cleanUp: () => Promise<void>): Promise<never> {
  for (const { name, run } of cases) {
    const began = performance.now();
    const error = await bounded(run).then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
    );
    await cleanUp();
    const seconds = Math.round(performance.now() - began) / 1000;
    const report: CaseReport = error === undefined ? { name, seconds } : { name, seconds, error };
    console.log(JSON.stringify(report));
  }
  // A case that hung is told of; what it waits for need not be waited for.
  process.exit();
}

async function bounded(run: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const late = delay(caseMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`it did not end within ${caseMs} ms`);
  });
  await Promise.race([run(), late]).finally(() => stop.abort());
}
