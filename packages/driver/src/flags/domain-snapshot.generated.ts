// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virDomainSnapshotCreateFlags`, `VIR_DOMAIN_SNAPSHOT_CREATE_*`. */
export const DomainSnapshotCreateFlags = {
  REDEFINE: 1,
  CURRENT: 2,
  NO_METADATA: 4,
  HALT: 8,
  DISK_ONLY: 16,
  REUSE_EXT: 32,
  QUIESCE: 64,
  ATOMIC: 128,
  LIVE: 256,
  VALIDATE: 512,
} as const;

/** C: `virDomainSnapshotDeleteFlags`, `VIR_DOMAIN_SNAPSHOT_DELETE_*`. */
export const DomainSnapshotDeleteFlags = {
  CHILDREN: 1,
  METADATA_ONLY: 2,
  CHILDREN_ONLY: 4,
} as const;

/** First bit has two readings: with domain listing it means roots only, with children listing it means all descendants. C: `virDomainSnapshotListFlags`, `VIR_DOMAIN_SNAPSHOT_LIST_*`. */
export const DomainSnapshotListFlags = {
  DESCENDANTS: 1,
  ROOTS: 1,
  METADATA: 2,
  LEAVES: 4,
  NO_LEAVES: 8,
  NO_METADATA: 16,
  INACTIVE: 32,
  ACTIVE: 64,
  DISK_ONLY: 128,
  INTERNAL: 256,
  EXTERNAL: 512,
  TOPOLOGICAL: 1024,
} as const;

/** C: `virDomainSnapshotRevertFlags`, `VIR_DOMAIN_SNAPSHOT_REVERT_*`. */
export const DomainSnapshotRevertFlags = {
  RUNNING: 1,
  PAUSED: 2,
  FORCE: 4,
  RESET_NVRAM: 8,
} as const;

/** C: `virDomainSnapshotXMLFlags`, `VIR_DOMAIN_SNAPSHOT_XML_*`. */
export const DomainSnapshotXMLFlags = {
  SECURE: 1,
} as const;
