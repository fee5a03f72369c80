import type { DomainEvent } from "@libvirt-ts/driver";

/**
 * Events of several sources as one stream, each event once: what one source has told of a domain is not told again by
 * another one. Ends when every source has ended, which `signal` makes them do; a source that fails ends the stream with
 * its error.
 */
export async function* mergeEvents(
  openSources: (signal: AbortSignal) => readonly AsyncIterable<DomainEvent>[],
  signal: AbortSignal,
): AsyncGenerator<DomainEvent> {
  const abandoned = new AbortController();
  const sources = openSources(AbortSignal.any([signal, abandoned.signal]));
  const told = new Map<string, { readonly key: string; readonly source: number }>();
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const pending = new Map<number, Promise<{ source: number; result: IteratorResult<DomainEvent> }>>();
  const advance = (source: number) => {
    pending.set(
      source,
      iterators[source]!.next().then((result) => ({ source, result })),
    );
  };
  try {
    for (let source = 0; source < iterators.length; source++) advance(source);
    while (pending.size > 0) {
      const { source, result } = await Promise.race(pending.values());
      pending.delete(source);
      if (result.done) continue;
      advance(source);
      const event = result.value;
      const key = keyOf(event);
      const last = told.get(event.domain.uuid);
      if (last !== undefined && last.key === key && last.source !== source) continue;
      told.set(event.domain.uuid, { key, source });
      yield event;
    }
  } finally {
    abandoned.abort();
    await Promise.allSettled(iterators.map((iterator) => iterator.return?.()));
  }
}

function keyOf(event: DomainEvent): string {
  return event.event === "lifecycle" ? `${event.type} ${event.domain.id ?? ""}` : event.event;
}
