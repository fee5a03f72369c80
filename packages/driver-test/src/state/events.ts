import { EventQueue, type EventStream } from "@libvirt-ts/driver";

/** Tells everybody who listens what happens to one kind of object. */
export class EventHub<E> {
  readonly #listeners = new Set<EventQueue<E>>();

  emit(event: E): void {
    for (const listener of this.#listeners) listener.push(event);
  }

  /** The events that `accepts` takes, from now on. */
  listen(accepts: (event: E) => boolean, signal: AbortSignal | undefined): EventStream<E> {
    const queue: EventQueue<E> = new EventQueue({
      signal,
      accepts,
      onEnd: () => this.#listeners.delete(queue),
    });
    if (!signal?.aborted) this.#listeners.add(queue);
    return queue;
  }

  close(): void {
    for (const listener of this.#listeners) listener.end();
  }
}

/** Whether an event is of one of the kinds, all where there are none, and `isOurs`. */
export function wanted<E extends { readonly event: string }>(
  kinds: readonly E["event"][] | undefined,
  isOurs: (event: E) => boolean,
): (event: E) => boolean {
  const set = kinds === undefined ? undefined : new Set<string>(kinds);
  return (event) => (set?.has(event.event) ?? true) && isOurs(event);
}
