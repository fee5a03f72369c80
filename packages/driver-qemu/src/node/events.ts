import { EventQueue, type EventStream } from "@libvirt-ts/driver";

/** Tells everybody who listens. */
export class EventHub<E> {
  readonly #listeners = new Set<EventQueue<E>>();
  readonly #onCount: (count: number) => void;

  /** `onCount` hears how many listen, whenever that changes. */
  constructor(onCount: (count: number) => void = () => {}) {
    this.#onCount = onCount;
  }

  get size(): number {
    return this.#listeners.size;
  }

  emit(event: E): void {
    for (const listener of this.#listeners) listener.push(event);
  }

  /** The events that `accepts` takes, from when `ready` is over. */
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
}
