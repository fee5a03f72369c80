import {
  type CallOptions,
  type DomainEvent,
  type DomainEventFilter,
  DomainEventType,
  EventQueue,
  type EventStream,
  wantedEvents,
} from "@libvirt-ts/driver";
import { XenstoreConnectionError } from "../client/index.js";
import { type Guest, listGuests } from "../guests.js";
import type { Store } from "../store.js";

const SPECIAL = ["@introduceDomain", "@releaseDomain"];

/** Milliseconds between a guest's end and its return under a new id that still count as one reboot. */
const REBOOT_TIME = 10_000;

/**
 * Domains that come and go. The daemon only tells that some domain did, so the list is read again each time and
 * compared: STARTED is a new id, STOPPED one that is gone, both without a detail because the store does not tell why. It tells
 * of a crash as well, after which a guest may be kept; that one has crashed the hypervisor knows.
 * A uuid that comes back under a new id within ten seconds is a reboot as well.
 */
export function domainEvents(
  store: Store,
  filter: DomainEventFilter,
  options: CallOptions | undefined,
  translate: (error: unknown) => unknown,
): EventStream<DomainEvent> {
  const stop = new AbortController();
  let armed = () => {};
  const ready = new Promise<void>((resolve) => {
    armed = resolve;
  });
  const queue = new EventQueue<DomainEvent>({
    signal: options?.signal,
    onEnd: () => stop.abort(),
    accepts: wantedEvents(filter),
    ready,
  });
  const fail = (error: unknown) => queue.end(store.closing.aborted ? undefined : (translate(error) as Error));
  observe(store, (event) => queue.push(event), armed, stop.signal).then(() => queue.end(), fail);
  return queue;
}

/** Ends when the client is closed; rejects once the signal aborts. */
async function observe(
  store: Store,
  tell: (event: DomainEvent) => void,
  armed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const options = { signal };
  const watches = await Promise.all(SPECIAL.map((path) => store.client.watch(path, options)));
  const crashed = () => store.peers.get("liveDomains")?.crashedIds(options);
  const changes = new Changes(await listGuests(store, options), await crashed());
  armed();
  let looking: Promise<void> | undefined;
  let again = false;

  async function lookUntilQuiet(): Promise<void> {
    while (again) {
      again = false;
      for (const event of changes.to(await listGuests(store, options), await crashed())) tell(event);
    }
  }

  /** One look at a time; what happens meanwhile needs another one. */
  function look(): Promise<void> {
    again = true;
    looking ??= lookUntilQuiet()
      .catch((error) => {
        // The watches come back together with the connection, and ask for another look.
        if (!(error instanceof XenstoreConnectionError)) throw error;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  await Promise.all(
    watches.map(async (watch) => {
      for await (const _ of watch) await look();
    }),
  );
}

const nobody: ReadonlySet<number> = new Set();

/** Compares one list of guests with the next; where the hypervisor takes part it tells which of them have crashed. */
export class Changes {
  #known: Map<number, Guest>;
  #crashed: ReadonlySet<number>;
  /** When a uuid was last seen to end. */
  readonly #ended = new Map<string, number>();

  constructor(
    guests: readonly Guest[],
    crashed: ReadonlySet<number> = nobody,
    readonly now: () => number = () => performance.now(),
  ) {
    this.#known = byId(guests);
    this.#crashed = crashed;
  }

  /** What happened until now that these are the guests. */
  to(guests: readonly Guest[], crashed: ReadonlySet<number> = nobody): DomainEvent[] {
    const next = byId(guests);
    const now = this.now();
    const events: DomainEvent[] = [];
    for (const [uuid, at] of this.#ended) if (now - at > REBOOT_TIME) this.#ended.delete(uuid);
    for (const [id, { uuid, name }] of this.#known) {
      if (next.get(id)?.uuid === uuid) continue;
      events.push({ event: "lifecycle", domain: { uuid, name }, type: DomainEventType.STOPPED });
      this.#ended.set(uuid, now);
    }
    for (const [id, domain] of next) {
      const isNew = this.#known.get(id)?.uuid !== domain.uuid;
      if (isNew) {
        events.push({ event: "lifecycle", domain, type: DomainEventType.STARTED });
        if (this.#ended.delete(domain.uuid)) events.push({ event: "reboot", domain });
      }
      if (crashed.has(id) && (isNew || !this.#crashed.has(id)))
        events.push({ event: "lifecycle", domain, type: DomainEventType.CRASHED });
    }
    this.#known = next;
    this.#crashed = crashed;
    return events;
  }
}

const byId = (guests: readonly Guest[]) => new Map(guests.map((guest) => [guest.id, guest]));
