import type { DomainEvent, DomainEventFilter } from "./records/events/domain.js";

/** Whether an event is one of those that a filter asks for. */
export function wantedEvents({ kinds, domain }: DomainEventFilter): (event: DomainEvent) => boolean {
  const wanted = kinds === undefined ? undefined : new Set(kinds);
  return (event) =>
    (wanted?.has(event.event) ?? true) && (domain === undefined || event.domain.uuid === domain.uuid);
}
