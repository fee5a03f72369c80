/** The host. C: `virNodeInfo`. */
export interface NodeInfo {
  /** The machine word, as `uname -m` prints it. */
  readonly model: string;
  /** KiB */
  readonly memory: number;
  /** Active CPUs; the possible ones are nodes × sockets × cores × threads. */
  readonly cpus: number;
  readonly mhz: number;
  /** NUMA cells */
  readonly nodes: number;
  /** Sockets per NUMA cell */
  readonly sockets: number;
  /** Cores per socket */
  readonly cores: number;
  /** Threads per core */
  readonly threads: number;
}

/** The host's security model; both empty where there is none. C: `virSecurityModel`. */
export interface NodeSecurityModel {
  readonly model: string;
  /** The domain of interpretation. */
  readonly doi: string;
}

/** Which of the host's CPUs are online. C: `virNodeGetCPUMap`. */
export interface NodeCPUMap {
  /** How many CPUs there are. */
  readonly cpus: number;
  /** CPU n is bit n mod 8 of byte n / 8. */
  readonly cpumap: Uint8Array;
  /** How many of them are online. */
  readonly online: number;
}

/** Times of one of the host's CPUs, in nanoseconds, by libvirt's names: `kernel`, `user`, `idle`, `iowait`, `intr`, `guest`; or `utilization` in per cent. C: `VIR_NODE_CPU_STATS_*`. */
export type NodeCPUStats = Readonly<Record<string, bigint>>;

/** Sizes of the host's memory, in KiB, by libvirt's names: `total`, `free`, `buffers`, `cached`, `available`. C: `VIR_NODE_MEMORY_STATS_*`. */
export type NodeMemoryStats = Readonly<Record<string, number>>;

/** Free memory pages of one size in one NUMA cell. C: `virNodeGetFreePages`. */
export interface NodeFreePages {
  readonly cell: number;
  /** KiB */
  readonly pageSize: number;
  readonly count: number;
}

/** How many pages of a size are wanted. C: `virNodeAllocPages`. */
export interface NodePages {
  /** KiB */
  readonly pageSize: number;
  readonly count: number;
}
