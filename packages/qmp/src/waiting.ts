import { QmpTimeoutError } from "./errors.js";
import type { QmpCallOptions } from "./transport.js";

/** A promise and the means to settle it, which gives up by time or by signal. */
export class Waiting<T> {
  readonly promise: Promise<T>;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;
  #settled = false;
  #release: () => void = () => {};

  /** @param what stands in the message of a time-out: `no reply to query-status` */
  constructor(what: string, { signal, timeout }: QmpCallOptions) {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const aborted = () => this.reject(signal!.reason);
    if (signal?.aborted) {
      aborted();
      return;
    }
    signal?.addEventListener("abort", aborted, { once: true });
    const late = () => this.reject(new QmpTimeoutError(`${what} within ${timeout} ms`));
    const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
    this.#release = () => {
      signal?.removeEventListener("abort", aborted);
      if (timer !== undefined) clearTimeout(timer);
    };
  }

  get settled(): boolean {
    return this.#settled;
  }

  resolve(value: T): void {
    this.#settle();
    this.#resolve(value);
  }

  reject(error: unknown): void {
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    this.#settled = true;
    this.#release();
    this.#release = () => {};
  }
}
