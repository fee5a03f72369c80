/** What a {@link XenstoreWatch} tells. */
export type XenstoreWatchEvent =
  /** Something changed at `path`: look there. It need not be the first change, nor still be so. */
  | { readonly type: "changed"; readonly path: string }
  /** More changed than was kept: look at everything below the watched path again. */
  | { readonly type: "overflow" }
  /** The connection was lost and is back: as with an overflow, and the store may be another one. */
  | { readonly type: "resync" };

/**
 * The events of one watch, to be iterated with `for await`, which ends when the watch or the client is closed.
 *
 * A path that changes again before it was looked at is told once, and no more than a fixed number of paths are kept:
 * a slow reader costs a bounded amount of memory and learns of the overflow. The daemon sends one event for the
 * watched path right after the watch is set.
 */
export interface XenstoreWatch extends AsyncIterableIterator<XenstoreWatchEvent>, AsyncDisposable {
  readonly path: string;
  /** Takes the watch back; events that were not read are dropped. Harmless when done twice. */
  close(): Promise<void>;
}

interface Waiter {
  resolve(result: IteratorResult<XenstoreWatchEvent, undefined>): void;
  reject(reason: unknown): void;
}

const DONE = { done: true, value: undefined } as const;

/** Where the client puts a watch's events, and its owner takes them. */
export class WatchQueue implements XenstoreWatch {
  readonly #paths = new Set<string>();
  readonly #waiters: Waiter[] = [];
  readonly #maxPaths: number;
  readonly #onEnd: () => Promise<void>;
  /** Comes before the paths, and makes them needless. */
  #alarm: "overflow" | "resync" | undefined;
  #ended: { readonly error?: unknown } | undefined;

  /**
   * @param maxPaths most changed paths that are kept
   * @param onEnd called once, however it ends; takes the watch back from the daemon
   */
  constructor(
    readonly path: string,
    maxPaths: number,
    onEnd: () => Promise<void>,
  ) {
    this.#maxPaths = maxPaths;
    this.#onEnd = onEnd;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<XenstoreWatchEvent, undefined>> {
    const event = this.#take();
    if (event) return Promise.resolve({ done: false, value: event });
    if (this.#ended) {
      const { error } = this.#ended;
      this.#ended = {};
      return error === undefined ? Promise.resolve(DONE) : Promise.reject(error);
    }
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  /** Ends the iteration and takes the watch back. */
  async return(): Promise<IteratorResult<XenstoreWatchEvent, undefined>> {
    await this.close();
    return DONE;
  }

  async close(): Promise<void> {
    await this.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** The daemon saw a change. */
  changed(path: string): void {
    if (this.#ended || this.#alarm) return;
    this.#paths.add(path);
    if (this.#paths.size > this.#maxPaths) this.#raise("overflow");
    else this.#deliver();
  }

  /** The watch was set again on a new connection. */
  resync(): void {
    if (!this.#ended) this.#raise("resync");
  }

  /** Nothing more will come; `error` is thrown to the reader once. Resolves when the daemon has taken it back. */
  async end(error?: unknown): Promise<void> {
    if (this.#ended) return;
    this.#ended = error === undefined ? {} : { error };
    this.#paths.clear();
    this.#alarm = undefined;
    const [first, ...others] = this.#waiters.splice(0);
    if (first && error !== undefined) {
      this.#ended = {};
      first.reject(error);
    } else first?.resolve(DONE);
    for (const waiter of others) waiter.resolve(DONE);
    await this.#onEnd();
  }

  #raise(alarm: "overflow" | "resync"): void {
    this.#paths.clear();
    this.#alarm = alarm;
    this.#deliver();
  }

  #deliver(): void {
    const waiter = this.#waiters.shift();
    if (!waiter) return;
    const event = this.#take();
    if (event) waiter.resolve({ done: false, value: event });
  }

  #take(): XenstoreWatchEvent | undefined {
    if (this.#alarm) {
      const type = this.#alarm;
      this.#alarm = undefined;
      return { type };
    }
    const path = this.#paths.values().next();
    if (path.done) return undefined;
    this.#paths.delete(path.value);
    return { type: "changed", path: path.value };
  }
}
