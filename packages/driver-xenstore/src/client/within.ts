import { PUNCTUAL } from "./deadlines.js";

/**
 * Runs something under a signal of its own, which aborts with any of `signals`, and with the error that `late` makes
 * once `limit` milliseconds are over, in which we could have heard of its end: as long as we were held up at last, by the
 * loading of modules for one, it is given again. By hand, since Node 20's `AbortSignal.any` leaves something on a signal that
 * outlives it, for ever.
 */
export async function within<T>(
  limit: number,
  signals: readonly (AbortSignal | undefined)[],
  late: () => Error,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  let due = performance.now() + limit;
  const expire = () => {
    const heldUp = performance.now() - due;
    if (heldUp < PUNCTUAL) return own.abort(late());
    due += 2 * heldUp;
    timer = setTimeout(expire, heldUp);
  };
  let timer = setTimeout(expire, limit);
  const stops = signals.flatMap((signal) => {
    if (signal === undefined) return [];
    const abort = () => own.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    return () => signal.removeEventListener("abort", abort);
  });
  try {
    own.signal.throwIfAborted();
    return await body(own.signal);
  } finally {
    clearTimeout(timer);
    for (const stop of stops) stop();
  }
}

/** What a promise comes to, unless the signal aborts first. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
