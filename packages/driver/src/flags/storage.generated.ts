// Made from the facts by scripts/generate.mjs; do not edit.

/** Filters by activity, persistence, autostart, type of pool. C: `virConnectListAllStoragePoolsFlags`, `VIR_CONNECT_LIST_STORAGE_POOLS_*`. */
export const ConnectListAllStoragePoolsFlags = {
  INACTIVE: 1,
  ACTIVE: 2,
  PERSISTENT: 4,
  TRANSIENT: 8,
  AUTOSTART: 16,
  NO_AUTOSTART: 32,
  DIR: 64,
  FS: 128,
  NETFS: 256,
  LOGICAL: 512,
  DISK: 1024,
  ISCSI: 2048,
  SCSI: 4096,
  MPATH: 8192,
  RBD: 16384,
  SHEEPDOG: 32768,
  GLUSTER: 65536,
  ZFS: 131072,
  VSTORAGE: 262144,
  ISCSI_DIRECT: 524288,
} as const;

/** C: `virStoragePoolBuildFlags`, `VIR_STORAGE_POOL_BUILD_*`. */
export const StoragePoolBuildFlags = {
  NEW: 0,
  REPAIR: 1,
  RESIZE: 2,
  NO_OVERWRITE: 4,
  OVERWRITE: 8,
} as const;

/** C: `virStoragePoolCreateFlags`, `VIR_STORAGE_POOL_CREATE_*`. */
export const StoragePoolCreateFlags = {
  NORMAL: 0,
  WITH_BUILD: 1,
  WITH_BUILD_OVERWRITE: 2,
  WITH_BUILD_NO_OVERWRITE: 4,
} as const;

/** C: `virStoragePoolDefineFlags`, `VIR_STORAGE_POOL_DEFINE_*`. */
export const StoragePoolDefineFlags = {
  VALIDATE: 1,
} as const;

/** C: `virStoragePoolDeleteFlags`, `VIR_STORAGE_POOL_DELETE_*`. */
export const StoragePoolDeleteFlags = {
  NORMAL: 0,
  ZEROED: 1,
} as const;

/** EventID of storage pool event registration. C: `virStoragePoolEventID`, `VIR_STORAGE_POOL_EVENT_ID_*`. */
export const StoragePoolEventID = {
  LIFECYCLE: 0,
  REFRESH: 1,
} as const;
export type StoragePoolEventID = (typeof StoragePoolEventID)[keyof typeof StoragePoolEventID];

/** C: `virStoragePoolEventLifecycleType`, `VIR_STORAGE_POOL_EVENT_*`. */
export const StoragePoolEventLifecycleType = {
  DEFINED: 0,
  UNDEFINED: 1,
  STARTED: 2,
  STOPPED: 3,
  CREATED: 4,
  DELETED: 5,
} as const;
export type StoragePoolEventLifecycleType = (typeof StoragePoolEventLifecycleType)[keyof typeof StoragePoolEventLifecycleType];

/** State of a pool. C: `virStoragePoolState`, `VIR_STORAGE_POOL_*`. */
export const StoragePoolState = {
  INACTIVE: 0,
  BUILDING: 1,
  RUNNING: 2,
  DEGRADED: 3,
  INACCESSIBLE: 4,
} as const;
export type StoragePoolState = (typeof StoragePoolState)[keyof typeof StoragePoolState];

/** C: `virStorageVolCreateFlags`, `VIR_STORAGE_VOL_CREATE_*`. */
export const StorageVolCreateFlags = {
  PREALLOC_METADATA: 1,
  REFLINK: 2,
  VALIDATE: 4,
} as const;

/** C: `virStorageVolDeleteFlags`, `VIR_STORAGE_VOL_DELETE_*`. */
export const StorageVolDeleteFlags = {
  NORMAL: 0,
  ZEROED: 1,
  WITH_SNAPSHOTS: 2,
} as const;

/** C: `virStorageVolDownloadFlags`, `VIR_STORAGE_VOL_DOWNLOAD_*`. */
export const StorageVolDownloadFlags = {
  /** holes may be sent */
  SPARSE_STREAM: 1,
} as const;

/** C: `virStorageVolInfoFlags`, `VIR_STORAGE_VOL_*`. */
export const StorageVolInfoFlags = {
  /** return the default allocation */
  USE_ALLOCATION: 0,
  /** the allocation field carries the physical size */
  GET_PHYSICAL: 1,
} as const;

/** C: `virStorageVolResizeFlags`, `VIR_STORAGE_VOL_RESIZE_*`. */
export const StorageVolResizeFlags = {
  ALLOCATE: 1,
  DELTA: 2,
  SHRINK: 4,
} as const;

/** Kind of a volume. C: `virStorageVolType`, `VIR_STORAGE_VOL_*`. */
export const StorageVolType = {
  FILE: 0,
  BLOCK: 1,
  DIR: 2,
  NETWORK: 3,
  NETDIR: 4,
  PLOOP: 5,
} as const;
export type StorageVolType = (typeof StorageVolType)[keyof typeof StorageVolType];

/** C: `virStorageVolUploadFlags`, `VIR_STORAGE_VOL_UPLOAD_*`. */
export const StorageVolUploadFlags = {
  /** holes may be sent */
  SPARSE_STREAM: 1,
} as const;

/** Overwriting scheme. C: `virStorageVolWipeAlgorithm`, `VIR_STORAGE_VOL_WIPE_ALG_*`. */
export const StorageVolWipeAlgorithm = {
  ZERO: 0,
  NNSA: 1,
  DOD: 2,
  BSI: 3,
  GUTMANN: 4,
  SCHNEIER: 5,
  PFITZNER7: 6,
  PFITZNER33: 7,
  RANDOM: 8,
  TRIM: 9,
} as const;
export type StorageVolWipeAlgorithm = (typeof StorageVolWipeAlgorithm)[keyof typeof StorageVolWipeAlgorithm];

/** C: `virStorageXMLFlags`, `VIR_STORAGE_XML_*`. */
export const StorageXMLFlags = {
  INACTIVE: 1,
} as const;
