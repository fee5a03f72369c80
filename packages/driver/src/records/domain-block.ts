/** The sizes of a domain's block device, in bytes. C: `virDomainBlockInfo`. */
export interface DomainBlockInfo {
  /** What the guest sees. */
  readonly capacity: bigint;
  /** What the host has allocated, without holes. */
  readonly allocation: bigint;
  /** The size of the host's file or device. */
  readonly physical: bigint;
}

/** Counters of a block device; -1 where unknown. C: `virDomainBlockStatsStruct`. */
export interface DomainBlockStats {
  readonly rdReq: number;
  /** Bytes */
  readonly rdBytes: bigint;
  readonly wrReq: number;
  /** Bytes */
  readonly wrBytes: bigint;
  readonly errs: number;
}

/** How far a block job has come. C: `virDomainBlockJobInfo`. */
export interface DomainBlockJobInfo {
  /** `DomainBlockJobType` */
  readonly type: number;
  /** MiB/s, or bytes/s with the flag BANDWIDTH_BYTES; 0 is unlimited. */
  readonly bandwidth: number;
  /** Progress in units of the hypervisor's own; done when it equals `end`. */
  readonly cur: bigint;
  readonly end: bigint;
}

/** A disk that reports an error. C: `virDomainDiskError`. */
export interface DomainDiskError {
  /** The target, `vda` for instance. */
  readonly disk: string;
  /** `DomainDiskErrorCode` */
  readonly error: number;
}
