/** What a driver, or the daemon before it, may know; the numbers that `supportsFeature` asks for. C: `VIR_DRV_FEATURE_*`. */
export const DriverFeature = {
  MIGRATION_V1: 1,
  /** The driver is itself a client of another daemon. */
  REMOTE: 2,
  MIGRATION_V2: 3,
  MIGRATION_P2P: 4,
  MIGRATION_DIRECT: 5,
  MIGRATION_V3: 6,
  MIGRATE_CHANGE_PROTECTION: 7,
  FD_PASSING: 8,
  TYPED_PARAM_STRING: 9,
  /** Who asks for it answers pings from then on. */
  KEEPALIVE: 10,
  XML_MIGRATABLE: 11,
  MIGRATION_OFFLINE: 12,
  MIGRATION_PARAMS: 13,
  /** Events by callback ids, filtered by the daemon. */
  EVENT_CALLBACK: 14,
  CLOSE_CALLBACK: 15,
  /** `NETWORK_UPDATE` has its command and its section in the order of their names. */
  NETWORK_UPDATE_ORDER: 16,
} as const;
export type DriverFeature = (typeof DriverFeature)[keyof typeof DriverFeature];
