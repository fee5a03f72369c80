import { EventQueue } from "./event-queue.js";
import type { EventStream } from "./records/events/stream.js";

/** Tells everybody who listens what happens: one queue each, which ends with its listener. */
export class EventHub<E> {
  readonly #listeners = new Set<EventQueue<E>>();
  readonly #onCount: (count: number) => void;

  /** `onCount` hears how many listen, whenever that changes. */
  constructor(onCount: (count: number) => void = () => {}) {
    this.#onCount = onCount;
  }

  /** How many listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Tells one event to those who want it. */
  emit(event: E): void {
    for (const listener of this.#listeners) listener.push(event);
  }

  /** The events that `accepts` takes, from now on; `ready` is begun with that, and resolves when they are told by the peer. */
  listen(
    accepts: (event: E) => boolean,
    signal: AbortSignal | undefined,
    ready?: () => Promise<void>,
  ): EventStream<E> & { end(): void } {
    let started: Promise<void> | undefined;
    const queue: EventQueue<E> = new EventQueue({
      signal,
      accepts,
      onEnd: () => {
        this.#listeners.delete(queue);
        this.#onCount(this.#listeners.size);
      },
      ...(ready !== undefined && { ready: Promise.resolve().then(() => started) }),
    });
    if (signal?.aborted) return queue;
    this.#listeners.add(queue);
    this.#onCount(this.#listeners.size);
    started = ready?.();
    return queue;
  }

  /** Ends all streams. */
  close(): void {
    for (const listener of this.#listeners) listener.end();
  }
}
