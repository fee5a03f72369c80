/**
 * Events from now on. Ends when its `signal` aborts, its consumer leaves or the connection is closed; rejects when the
 * peer is lost, or when the consumer falls too far behind (OVERFLOW).
 */
export interface EventStream<T> extends AsyncIterableIterator<T> {
  /** Resolves once the peer tells events: what happens afterwards is not missed. Rejects, as `next()` does, when it will not. */
  readonly ready: Promise<void>;
}
