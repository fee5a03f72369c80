import { type DomainEvent, EventQueue } from "@libvirt-ts/driver";

/** How many domains' last events are remembered, so that a stream that lives for years does not grow. */
const remembered = 10_000;

/**
 * Events of several sources as one stream, told from now on, each event once: what one source has told of a domain is
 * not told again by another one. Ends when every source has ended, or `closed` or `signal` aborts; a source that fails
 * ends the stream with its error. A consumer that leaves ends the sources.
 */
export function mergeEvents(
  openSources: (signal: AbortSignal) => readonly AsyncIterable<DomainEvent>[],
  closed: AbortSignal,
  signal?: AbortSignal,
): EventQueue<DomainEvent> {
  const abandoned = new AbortController();
  // Not AbortSignal.any: on Node 20 it leaves something on a signal that outlives the stream, for ever.
  const close = () => void merged.return();
  const onEnd = () => {
    closed.removeEventListener("abort", close);
    abandoned.abort();
  };
  const merged = new EventQueue<DomainEvent>({ signal, onEnd });
  closed.addEventListener("abort", close, { once: true });
  const isNews = newsFilter();
  const drain = async (source: AsyncIterable<DomainEvent>, index: number) => {
    for await (const event of source) if (isNews(event, index)) merged.push(event);
  };
  Promise.all(openSources(abandoned.signal).map(drain)).then(
    () => merged.end(),
    (error) => merged.end(error),
  );
  return merged;
}

/** Tells whether an event is news, and not what another source has just told of the same domain. */
function newsFilter(): (event: DomainEvent, source: number) => boolean {
  const told = new Map<string, { readonly key: string; readonly source: number }>();
  return (event, source) => {
    const { uuid } = event.domain;
    const key = keyOf(event);
    const last = told.get(uuid);
    if (last !== undefined && last.key === key && last.source !== source) return false;
    told.delete(uuid);
    told.set(uuid, { key, source });
    if (told.size > remembered) told.delete(told.keys().next().value!);
    return true;
  };
}

function keyOf(event: DomainEvent): string {
  return event.event === "lifecycle" ? `${event.type} ${event.domain.id ?? ""}` : event.event;
}
