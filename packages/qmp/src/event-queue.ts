import { QmpProtocolError } from "./errors.js";

/** Events wait here for one reader; what does not fit ends the reading, since a gap could not be seen. */
export class EventQueue<T> implements AsyncIterableIterator<T> {
  readonly #limit: number;
  readonly #left: () => void;
  #items: T[] = [];
  #waiting: { resolve(result: IteratorResult<T>): void; reject(error: unknown): void }[] = [];
  #end: { readonly error: unknown } | undefined;

  /** @param left called once, when nothing more is wanted */
  constructor(limit: number, left: () => void) {
    this.#limit = limit;
    this.#left = left;
  }

  push(item: T): void {
    if (this.#end !== undefined) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) waiting.resolve({ done: false, value: item });
    else if (this.#items.length < this.#limit) this.#items.push(item);
    else {
      this.#items = [];
      this.finish(
        new QmpProtocolError({
          id: "events.unread",
          message: `more than ${this.#limit} events were not read in time`,
        }),
      );
    }
  }

  /** No more will come; what waits can still be read, then the error is thrown, if there is one. */
  finish(error?: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#left();
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (error === undefined) resolve({ done: true, value: undefined });
      else reject(error);
    }
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#items.length > 0) return Promise.resolve({ done: false, value: this.#items.shift()! });
    if (this.#end === undefined)
      return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    const { error } = this.#end;
    this.#end = { error: undefined };
    return error === undefined ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(error);
  }

  return(): Promise<IteratorResult<T>> {
    this.#items = [];
    this.finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
