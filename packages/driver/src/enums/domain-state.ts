/**
 * The state a domain is in.
 *
 * C: `virDomainState`, `VIR_DOMAIN_*`.
 */
export const DomainState = {
  /** no state is known */
  NOSTATE: 0,
  /** runs on a physical CPU, or is ready to */
  RUNNING: 1,
  /** waits for something */
  BLOCKED: 2,
  /** suspended by the user */
  PAUSED: 3,
  /** is going down */
  SHUTDOWN: 4,
  /** is off */
  SHUTOFF: 5,
  /** has crashed */
  CRASHED: 6,
} as const;
export type DomainState = (typeof DomainState)[keyof typeof DomainState];
