/**
 * How a domain moves to another host (later libvirt's numbers; those that a driver here knows).
 *
 * C: `virDomainMigrateFlags`, `VIR_MIGRATE_*`.
 */
export const DomainMigrateFlags = {
  /** The guest runs while its memory is copied. */
  LIVE: 1,
} as const;
export type DomainMigrateFlags = (typeof DomainMigrateFlags)[keyof typeof DomainMigrateFlags];
