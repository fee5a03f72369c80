import {
  type DomainEvent,
  DomainEventDefinedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  type EventOperations,
  EventQueue,
  wantedEvents,
} from "@libvirt-ts/driver";
import type { EntryChange } from "../config-dir/cache.js";
import { refOf, type XmNode } from "../xm-node.js";

/** What a connection's streams of events have in common: they end with it. */
export interface EventStreams {
  readonly domainEvents: NonNullable<EventOperations["domainEvents"]>;
  close(): void;
}

/** DEFINED and UNDEFINED, as files come, change and go. */
export function eventStreams({ directory }: XmNode): EventStreams {
  const open = new Set<EventQueue<DomainEvent>>();
  return {
    domainEvents(filter, options) {
      let stop = () => {};
      const queue: EventQueue<DomainEvent> = new EventQueue({
        signal: options?.signal,
        accepts: wantedEvents(filter),
        // Changes are told against what is there now.
        ready: directory.entries().then(() => undefined),
        onEnd: () => {
          open.delete(queue);
          stop();
        },
      });
      stop = directory.listen((change) => {
        for (const event of eventsOf(change)) queue.push(event);
      });
      open.add(queue);
      return queue;
    },
    close() {
      for (const queue of open) queue.end();
    },
  };
}

function eventsOf({ before, after }: EntryChange): DomainEvent[] {
  const events: DomainEvent[] = [];
  const renamed = before !== undefined && after !== undefined && before.name !== after.name;
  if (before !== undefined && (renamed || after === undefined)) {
    const { RENAMED, REMOVED } = DomainEventUndefinedDetail;
    const detail = renamed ? RENAMED : REMOVED;
    events.push({ event: "lifecycle", domain: refOf(before), type: DomainEventType.UNDEFINED, detail });
  }
  if (after !== undefined && before?.content.text !== after.content.text) {
    const { ADDED, UPDATED, RENAMED } = DomainEventDefinedDetail;
    const detail = renamed ? RENAMED : before === undefined ? ADDED : UPDATED;
    events.push({ event: "lifecycle", domain: refOf(after), type: DomainEventType.DEFINED, detail });
  }
  return events;
}
