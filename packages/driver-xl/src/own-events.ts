import {
  type DomainEvent,
  type DomainEventType,
  type DomainRef,
  type DriverConnection,
  EventQueue,
  wantedEvents,
} from "@libvirt-ts/driver";

type Streams = Required<Pick<DriverConnection, "domainEvents">>;

/** Events of what we did ourselves, which nobody else tells: that a guest was suspended or resumed. */
export class OwnEvents {
  readonly #open = new Set<EventQueue<DomainEvent>>();

  tell(type: DomainEventType, domain: DomainRef): void {
    for (const queue of this.#open) queue.push({ event: "lifecycle", domain, type });
  }

  /** A stream of them together with another source's, with which it ends. */
  joinedWith({ domainEvents }: Streams): Streams["domainEvents"] {
    return (filter, options) => {
      const others = domainEvents(filter, options);
      const queue: EventQueue<DomainEvent> = new EventQueue({
        signal: options?.signal,
        accepts: wantedEvents(filter),
        ready: others.ready,
        onEnd: () => {
          this.#open.delete(queue);
          void others.return?.();
        },
      });
      this.#open.add(queue);
      void forward(others, queue);
      return queue;
    };
  }
}

async function forward(from: AsyncIterator<DomainEvent>, to: EventQueue<DomainEvent>): Promise<void> {
  try {
    for (let next = await from.next(); !next.done; next = await from.next()) to.push(next.value);
    to.end();
  } catch (error) {
    to.end(error as Error);
  }
}
