import type { SignalGroups } from "@libvirt-ts/driver";
import { HttpFailure } from "./failure.js";

/** How long something may take, and who may end it. */
export interface Bounds {
  /** As `performance.now()` counts. */
  readonly until: number;
  /** Milliseconds that it was given in all, to be told. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** What ends when a caller aborts. */
  readonly aborts: SignalGroups<() => void>;
}

/** The longest that a timer can be set to: some 25 days. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Runs something until it settles, its time is over or the caller aborts; what `start` returns cleans up after it.
 */
export function bounded<T>(
  { until, timeout, signal, aborts }: Bounds,
  sent: () => boolean,
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let cleanUp = () => {};
    let stopListening = () => {};
    const settle =
      <V>(settled: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        stopListening();
        cleanUp();
        settled(value);
      };
    const fail = settle<unknown>(reject);
    const abort = () =>
      fail(new HttpFailure("aborted", "aborted by the caller", sent(), { cause: signal?.reason }));
    const timer = setTimeout(
      () => fail(new HttpFailure("timeout", `no complete reply within ${timeout} ms`, sent())),
      Math.min(LONGEST_TIMER, Math.max(0, until - performance.now())),
    );
    if (signal?.aborted) return abort();
    if (signal !== undefined) {
      aborts.add(signal, abort);
      stopListening = () => aborts.remove(signal, abort);
    }
    cleanUp = start(settle(resolve), fail);
  });
}
