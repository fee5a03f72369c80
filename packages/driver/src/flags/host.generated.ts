// Made from the facts by scripts/generate.mjs; do not edit.

/** -1 error, 0 incompatible, 1 identical, 2 superset. C: `virCPUCompareResult`, `VIR_CPU_COMPARE_*`. */
export const CPUCompareResult = {
  ERROR: -1,
  INCOMPATIBLE: 0,
  IDENTICAL: 1,
  SUPERSET: 2,
} as const;
export type CPUCompareResult = (typeof CPUCompareResult)[keyof typeof CPUCompareResult];

/** C: `virConnectBaselineCPUFlags`, `VIR_CONNECT_BASELINE_CPU_*`. */
export const ConnectBaselineCPUFlags = {
  EXPAND_FEATURES: 1,
  MIGRATABLE: 2,
  IGNORE_HOST: 4,
} as const;

/** C: `virConnectCompareCPUFlags`, `VIR_CONNECT_COMPARE_CPU_*`. */
export const ConnectCompareCPUFlags = {
  FAIL_INCOMPATIBLE: 1,
  VALIDATE_XML: 2,
} as const;

/** What an authentication callback may be asked for. C: `virConnectCredentialType`, `VIR_CRED_*`. */
export const ConnectCredentialType = {
  /** identity to act as */
  USERNAME: 1,
  /** identity to authenticate as */
  AUTHNAME: 2,
  /** languages */
  LANGUAGE: 3,
  /** client nonce */
  CNONCE: 4,
  /** password, not echoed */
  PASSPHRASE: 5,
  /** challenge, echoed */
  ECHOPROMPT: 6,
  /** challenge, not echoed */
  NOECHOPROMPT: 7,
  /** realm */
  REALM: 8,
  /** user must do something outside */
  EXTERNAL: 9,
} as const;
export type ConnectCredentialType = (typeof ConnectCredentialType)[keyof typeof ConnectCredentialType];

/** Flags of connect open; only RO (1) goes over the wire, NO_ALIASES (2) is local. C: `virConnectFlags`, `VIR_CONNECT_*`. */
export const ConnectFlags = {
  /** read-only */
  RO: 1,
  /** do not look the URI up in uri_aliases */
  NO_ALIASES: 2,
} as const;

/** C: `virNodeAllocPagesFlags`, `VIR_NODE_ALLOC_PAGES_*`. */
export const NodeAllocPagesFlags = {
  ADD: 0,
  SET: 1,
} as const;

/** C: `virNodeGetCPUStatsAllCPUs`, `VIR_NODE_*`. */
export const NodeGetCPUStatsAllCPUs = {
  CPU_STATS_ALL_CPUS: -1,
} as const;
export type NodeGetCPUStatsAllCPUs = (typeof NodeGetCPUStatsAllCPUs)[keyof typeof NodeGetCPUStatsAllCPUs];

/** C: `virNodeGetMemoryStatsAllCells`, `VIR_NODE_*`. */
export const NodeGetMemoryStatsAllCells = {
  MEMORY_STATS_ALL_CELLS: -1,
} as const;
export type NodeGetMemoryStatsAllCells = (typeof NodeGetMemoryStatsAllCells)[keyof typeof NodeGetMemoryStatsAllCells];

/** Sleep state. C: `virNodeSuspendTarget`, `VIR_NODE_SUSPEND_TARGET_*`. */
export const NodeSuspendTarget = {
  MEM: 0,
  DISK: 1,
  HYBRID: 2,
} as const;
export type NodeSuspendTarget = (typeof NodeSuspendTarget)[keyof typeof NodeSuspendTarget];
