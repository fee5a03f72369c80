import { setTimeout as sleep } from "node:timers/promises";

/** Waits some milliseconds; rejects with the signal's own reason once it aborts. */
export async function delay(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
}
