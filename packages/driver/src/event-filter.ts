import type { DomainEvent, DomainEventFilter } from "./records/events/domain.js";

/** Whether an event is one of those that a filter asks for. */
export function wantedEvents({ kinds, domain }: DomainEventFilter): (event: DomainEvent) => boolean {
  return wantedKinds(kinds, (event) => domain === undefined || event.domain.uuid === domain.uuid);
}

/** Whether an event is of one of the kinds, all where there are none, and `isOurs`. */
export function wantedKinds<E extends { readonly event: string }>(
  kinds: readonly E["event"][] | undefined,
  isOurs: (event: E) => boolean,
): (event: E) => boolean {
  const set = kinds === undefined ? undefined : new Set<string>(kinds);
  return (event) => (set?.has(event.event) ?? true) && isOurs(event);
}
