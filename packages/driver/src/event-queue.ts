import { ErrorDomain } from "./errors/domain.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";
import type { EventStream } from "./records/events/stream.js";

/**
 * Events between a driver that tells them and one consumer that takes them. Memory is bounded: a consumer that falls
 * `limit` events behind gets what it was told so far, and then OVERFLOW.
 */
export class EventQueue<T> implements EventStream<T> {
  readonly ready: Promise<void>;
  readonly #limit: number;
  readonly #accepts: (event: T) => boolean;
  readonly #onEnd: () => void;
  #events: T[] = [];
  #taken = 0;
  #waiting: { resolve: (result: IteratorResult<T>) => void; reject: (error: Error) => void } | undefined;
  #ended = false;
  #error: Error | undefined;

  /**
   * `onEnd` is called once, when the queue takes no more events; never for one that is born ended. `ready` resolves once
   * the source tells events, at once if there is none; one that rejects ends the queue with its error. Events that it does
   * not accept are left out.
   */
  constructor({
    signal,
    limit = 10_000,
    accepts = () => true,
    onEnd = () => {},
    ready = Promise.resolve(),
  }: {
    readonly signal?: AbortSignal | undefined;
    readonly limit?: number;
    readonly accepts?: (event: T) => boolean;
    readonly onEnd?: () => void;
    readonly ready?: Promise<void>;
  } = {}) {
    this.ready = ready;
    ready.catch((error) => this.end(error));
    this.#limit = limit;
    this.#accepts = accepts;
    const abort = () => {
      this.#events = [];
      this.end();
    };
    this.#onEnd = () => {
      signal?.removeEventListener("abort", abort);
      onEnd();
    };
    if (signal?.aborted) this.#ended = true;
    else signal?.addEventListener("abort", abort, { once: true });
  }

  push(event: T): void {
    if (this.#ended || !this.#accepts(event)) return;
    if (this.#waiting !== undefined) {
      const { resolve } = this.#waiting;
      this.#waiting = undefined;
      resolve({ value: event, done: false });
    } else if (this.#events.length - this.#taken < this.#limit) {
      this.#events.push(event);
    } else {
      this.end(
        new LibvirtError({
          code: ErrorNumber.OVERFLOW,
          domain: ErrorDomain.EVENT,
          info: "events",
          detail: `the consumer is more than ${this.#limit} events behind`,
        }),
      );
    }
  }

  /** Takes no more events; once the consumer has taken what is left, it gets `error`, or the end. */
  end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (error !== undefined && waiting !== undefined) {
      this.#error = undefined;
      waiting.reject(error);
    } else waiting?.resolve({ value: undefined, done: true });
    this.#onEnd();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#taken < this.#events.length) {
      const value = this.#events[this.#taken++] as T;
      if (this.#taken * 2 > this.#events.length) {
        this.#events.splice(0, this.#taken);
        this.#taken = 0;
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.#error !== undefined) {
      const error = this.#error;
      this.#error = undefined;
      return Promise.reject(error);
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    if (this.#waiting !== undefined) return Promise.reject(new TypeError("an event queue has one consumer"));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.#events = [];
    this.#taken = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
