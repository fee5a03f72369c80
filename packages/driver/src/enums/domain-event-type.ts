/**
 * What happened in the life of a domain (later libvirt's numbers).
 *
 * C: `virDomainEventType`, `VIR_DOMAIN_EVENT_*`.
 */
export const DomainEventType = {
  DEFINED: 0,
  UNDEFINED: 1,
  STARTED: 2,
  SUSPENDED: 3,
  RESUMED: 4,
  STOPPED: 5,
  SHUTDOWN: 6,
  PMSUSPENDED: 7,
  CRASHED: 8,
} as const;
export type DomainEventType = (typeof DomainEventType)[keyof typeof DomainEventType];

/**
 * Why a domain was defined.
 *
 * C: `virDomainEventDefinedDetailType`, `VIR_DOMAIN_EVENT_DEFINED_*`.
 */
export const DomainEventDefinedDetail = { ADDED: 0, UPDATED: 1, RENAMED: 2 } as const;

/**
 * Why a domain was undefined: RENAMED tells of its old name, and DEFINED of its new one follows.
 *
 * C: `virDomainEventUndefinedDetailType`, `VIR_DOMAIN_EVENT_UNDEFINED_*`.
 */
export const DomainEventUndefinedDetail = { REMOVED: 0, RENAMED: 1 } as const;

/**
 * Why a domain started.
 *
 * C: `virDomainEventStartedDetailType`, `VIR_DOMAIN_EVENT_STARTED_*`.
 */
export const DomainEventStartedDetail = { BOOTED: 0, MIGRATED: 1, RESTORED: 2 } as const;

/**
 * Why a domain stopped.
 *
 * C: `virDomainEventStoppedDetailType`, `VIR_DOMAIN_EVENT_STOPPED_*`.
 */
export const DomainEventStoppedDetail = {
  SHUTDOWN: 0,
  DESTROYED: 1,
  CRASHED: 2,
  MIGRATED: 3,
  SAVED: 4,
  FAILED: 5,
} as const;
