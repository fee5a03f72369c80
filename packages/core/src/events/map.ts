import type { EventStream } from "@libvirt-ts/driver";

/** The events of a stream made others. What the stream fails with, `raise` reports once and gives the consumer. */
export function mapEvents<A, B>(
  events: EventStream<A>,
  map: (event: A) => B,
  raise: (thrown: unknown) => Error,
): EventStream<B> {
  const raised = new Map<unknown, Error>();
  const failure = (thrown: unknown): Error => {
    const error = raised.get(thrown) ?? raise(thrown);
    raised.set(thrown, error);
    return error;
  };
  const ready = events.ready.catch((thrown) => {
    throw failure(thrown);
  });
  // Whoever does not wait for it hears of it by `next()`.
  ready.catch(() => {});
  return {
    ready,
    async next() {
      try {
        const { value, done } = await events.next();
        return done ? { value: undefined, done } : { value: map(value), done: false };
      } catch (thrown) {
        throw failure(thrown);
      }
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
