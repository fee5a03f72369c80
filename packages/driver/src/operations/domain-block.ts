import type { DomainRef } from "../records/domain.js";
import type {
  DomainBlockInfo,
  DomainBlockJobInfo,
  DomainBlockStats,
  DomainDiskError,
} from "../records/domain-block.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/**
 * A domain's disks and the jobs on them. Every method is optional. `disk` is a target (`vda`) or a source's path; a
 * bandwidth is in MiB/s, or in bytes/s where a flag says so, and 0 is unlimited.
 */
export interface DomainBlockOperations {
  /** C: `virDomainGetBlockInfo`. */
  domainGetBlockInfo?(
    domain: DomainRef,
    disk: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainBlockInfo>;
  /** An empty `disk` sums all. C: `virDomainBlockStats`. */
  domainBlockStats?(domain: DomainRef, disk: string, options?: CallOptions): Promise<DomainBlockStats>;
  /** Fields of `blockStatsFields`. C: `virDomainBlockStatsFlags`. */
  domainBlockStatsFlags?(
    domain: DomainRef,
    disk: string,
    flags: number,
    options?: CallOptions,
  ): Promise<TypedParams>;
  /** `size` bytes of the disk. C: `virDomainBlockPeek`. */
  domainBlockPeek?(
    domain: DomainRef,
    disk: string,
    offset: bigint,
    size: number,
    flags: number,
    options?: CallOptions,
  ): Promise<Uint8Array>;
  /** KiB, or bytes with BYTES of `DomainBlockResizeFlags`. C: `virDomainBlockResize`. */
  domainBlockResize?(
    domain: DomainRef,
    disk: string,
    size: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** The disks that report errors. C: `virDomainGetDiskErrors`. */
  domainGetDiskErrors?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainDiskError[]>;
  /** Fields of `blockIoTuneFields`; `disk` may be absent to ask which fields there are. C: `virDomainGetBlockIoTune`. */
  domainGetBlockIoTune?(
    domain: DomainRef,
    disk: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<TypedParams>;
  /** `flags` are `DomainModificationImpact`. C: `virDomainSetBlockIoTune`. */
  domainSetBlockIoTune?(
    domain: DomainRef,
    disk: string,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Makes a group of throttled disks, or changes it; fields of `blockIoTuneFields`. C: `virDomainSetThrottleGroup`. */
  domainSetThrottleGroup?(
    domain: DomainRef,
    group: string,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainDelThrottleGroup`. */
  domainDelThrottleGroup?(
    domain: DomainRef,
    group: string,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Fields of `blkioFields`. C: `virDomainGetBlkioParameters`. */
  domainGetBlkioParameters?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** `flags` are `DomainModificationImpact`. C: `virDomainSetBlkioParameters`. */
  domainSetBlkioParameters?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Tells once when more than `threshold` bytes of a disk are allocated; `disk` may be `vda[1]`. C: `virDomainSetBlockThreshold`. */
  domainSetBlockThreshold?(
    domain: DomainRef,
    disk: string,
    threshold: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** Undefined when there is no job; `flags` are `DomainBlockJobInfoFlags`. C: `virDomainGetBlockJobInfo`. */
  domainGetBlockJobInfo?(
    domain: DomainRef,
    disk: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainBlockJobInfo | undefined>;
  /** `flags` are `DomainBlockJobAbortFlags`. C: `virDomainBlockJobAbort`. */
  domainBlockJobAbort?(domain: DomainRef, disk: string, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `DomainBlockJobSetSpeedFlags`. C: `virDomainBlockJobSetSpeed`. */
  domainBlockJobSetSpeed?(
    domain: DomainRef,
    disk: string,
    bandwidth: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Pulls the whole chain into the active image; `flags` are `DomainBlockPullFlags`. C: `virDomainBlockPull`. */
  domainBlockPull?(
    domain: DomainRef,
    disk: string,
    bandwidth: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Pulls what lies above `base`, or copies to it; `flags` are `DomainBlockRebaseFlags`. C: `virDomainBlockRebase`. */
  domainBlockRebase?(
    domain: DomainRef,
    disk: string,
    base: string | undefined,
    bandwidth: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Copies to the `<disk>` of an XML; `params` of `blockCopyFields`, `flags` are `DomainBlockCopyFlags`. C: `virDomainBlockCopy`. */
  domainBlockCopy?(
    domain: DomainRef,
    disk: string,
    destination: string,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Writes what lies above `base`, up to `top`, down into it; `flags` are `DomainBlockCommitFlags`. C: `virDomainBlockCommit`. */
  domainBlockCommit?(
    domain: DomainRef,
    disk: string,
    base: string | undefined,
    top: string | undefined,
    bandwidth: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
