/** Names a storage pool; the uuid is the identity. */
export interface StoragePoolRef {
  readonly name: string;
  /** Dashed, lower-case. */
  readonly uuid: string;
}

/** Names a volume by its pool's name and its own; `key` is the identity, unique on the host. */
export interface StorageVolRef {
  readonly pool: string;
  readonly name: string;
  readonly key: string;
}

/** A pool's state and sizes. C: `virStoragePoolInfo`. */
export interface StoragePoolInfo {
  /** `StoragePoolState` */
  readonly state: number;
  /** Bytes */
  readonly capacity: bigint;
  /** Bytes */
  readonly allocation: bigint;
  /** Bytes */
  readonly available: bigint;
}

/** A volume's kind and sizes. C: `virStorageVolInfo`. */
export interface StorageVolInfo {
  /** `StorageVolType` */
  readonly type: number;
  /** Bytes */
  readonly capacity: bigint;
  /** Bytes; those of the file or device with the flag GET_PHYSICAL. */
  readonly allocation: bigint;
}
