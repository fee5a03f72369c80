// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virDomainCheckpointCreateFlags`, `VIR_DOMAIN_CHECKPOINT_CREATE_*`. */
export const DomainCheckpointCreateFlags = {
  REDEFINE: 1,
  QUIESCE: 2,
  REDEFINE_VALIDATE: 4,
} as const;

/** C: `virDomainCheckpointDeleteFlags`, `VIR_DOMAIN_CHECKPOINT_DELETE_*`. */
export const DomainCheckpointDeleteFlags = {
  CHILDREN: 1,
  METADATA_ONLY: 2,
  CHILDREN_ONLY: 4,
} as const;

/** As the snapshot list flags. C: `virDomainCheckpointListFlags`, `VIR_DOMAIN_CHECKPOINT_LIST_*`. */
export const DomainCheckpointListFlags = {
  DESCENDANTS: 1,
  ROOTS: 1,
  TOPOLOGICAL: 2,
  LEAVES: 4,
  NO_LEAVES: 8,
} as const;

/** C: `virDomainCheckpointXMLFlags`, `VIR_DOMAIN_CHECKPOINT_XML_*`. */
export const DomainCheckpointXMLFlags = {
  SECURE: 1,
  NO_DOMAIN: 2,
  SIZE: 4,
} as const;
