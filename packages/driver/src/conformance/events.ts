import type { DomainEvent, DomainEventFilter } from "../records/events/domain.js";
import type { Subject } from "./context.js";

/** The first `count` events of `filter` that `run` leads to. */
export async function eventsWhile(
  conn: Subject,
  filter: DomainEventFilter,
  count: number,
  run: () => Promise<unknown>,
): Promise<DomainEvent[]> {
  const stop = new AbortController();
  const stream = conn.domainEvents(filter, { signal: stop.signal });
  const seen: DomainEvent[] = [];
  const reading = (async () => {
    for await (const event of stream) if (seen.push(event) === count) break;
  })();
  try {
    await stream.ready;
    await run();
    await reading;
  } finally {
    stop.abort();
  }
  return seen;
}
