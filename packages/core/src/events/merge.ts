import { EventQueue, type EventStream } from "@libvirt-ts/driver";

/** How many objects' last events are remembered, so that a stream that lives for years does not grow. */
const remembered = 10_000;

/**
 * Events of several sources as one stream, told from now on, each event once: what one source has told of a domain is
 * not told again by another one. Ready when every source is. Ends when every source has ended, or `closed` or `signal`
 * aborts; a source that fails ends the stream with its error. A consumer that leaves ends the sources.
 */
export function mergeEvents<E extends object>(
  openSources: (signal: AbortSignal) => readonly EventStream<E>[],
  closed: AbortSignal,
  signal?: AbortSignal,
): EventStream<E> {
  const abandoned = new AbortController();
  // Not AbortSignal.any: on Node 20 it leaves something on a signal that outlives the stream, for ever.
  const close = () => void merged.return();
  const onEnd = () => {
    closed.removeEventListener("abort", close);
    abandoned.abort();
  };
  const sources = signal?.aborted ? [] : openSources(abandoned.signal);
  const ready = Promise.all(sources.map((source) => source.ready)).then(() => {});
  const merged = new EventQueue<E>({ signal, onEnd, ready });
  if (!signal?.aborted) closed.addEventListener("abort", close, { once: true });
  const isNews = sources.length > 1 ? newsFilter<E>() : () => true;
  const drain = async (source: AsyncIterable<E>, index: number) => {
    for await (const event of source) if (isNews(event, index)) merged.push(event);
  };
  Promise.all(sources.map(drain)).then(
    () => merged.end(),
    (error) => merged.end(error),
  );
  return merged;
}

/** Tells whether an event is news, and not what another source has just told of the same domain. */
function newsFilter<E extends object>(): (event: E, source: number) => boolean {
  const told = new Map<string, { readonly key: string; readonly source: number }>();
  return (event, source) => {
    const uuid = uuidOf(event);
    if (uuid === undefined) return true;
    const key = keyOf(event);
    const last = told.get(uuid);
    if (last !== undefined && last.key === key && last.source !== source) return false;
    told.delete(uuid);
    told.set(uuid, { key, source });
    if (told.size > remembered) told.delete(told.keys().next().value!);
    return true;
  };
}

interface Told {
  readonly event?: string;
  readonly type?: number;
  readonly domain?: { readonly uuid: string; readonly id?: number };
}

const uuidOf = (event: Told) => event.domain?.uuid;

/** What two sources would say alike: kind, type and id of a life's event, all that is told of another one. */
function keyOf(told: Told): string {
  if (told.event === "lifecycle") return `${told.type} ${told.domain?.id ?? ""}`;
  const { domain: _, ...rest } = told;
  return JSON.stringify(rest, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
