import type {
  CallOptions,
  DomainBlockInfo,
  DomainBlockJobInfo,
  DomainBlockStats,
  DomainDiskError,
  TypedParams,
} from "@libvirt-ts/driver";
import { DomainDevices } from "./domain-devices.js";

/** Disks of a domain: figures, limits, jobs. */
export abstract class DomainBlock extends DomainDevices {
  /** C: `virDomainGetBlockInfo`. */
  blockInfo(disk: string, flags = 0, options?: CallOptions): Promise<DomainBlockInfo> {
    return this.call("domainGetBlockInfo", disk, flags, options);
  }

  /** An empty `disk` sums all. C: `virDomainBlockStats`. */
  blockStats(disk: string, options?: CallOptions): Promise<DomainBlockStats> {
    return this.call("domainBlockStats", disk, options);
  }

  /** Fields of `blockStatsFields`. C: `virDomainBlockStatsFlags`. */
  blockStatsFlags(disk: string, flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainBlockStatsFlags", disk, flags, options);
  }

  /** `size` bytes of the disk. Not on a read-only connection. C: `virDomainBlockPeek`. */
  blockPeek(
    disk: string,
    offset: bigint | number,
    size: number,
    flags = 0,
    options?: CallOptions,
  ): Promise<Uint8Array> {
    return this.call("domainBlockPeek", disk, offset, size, flags, options);
  }

  /** KiB, or bytes with BYTES of `DomainBlockResizeFlags`. Not on a read-only connection. C: `virDomainBlockResize`. */
  blockResize(disk: string, size: bigint | number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBlockResize", disk, size, flags, options);
  }

  /** The disks that report errors. C: `virDomainGetDiskErrors`. */
  diskErrors(flags = 0, options?: CallOptions): Promise<DomainDiskError[]> {
    return this.call("domainGetDiskErrors", flags, options);
  }

  /** Fields of `blockIoTuneFields`; `disk` may be absent to ask which fields there are. C: `virDomainGetBlockIoTune`. */
  blockIoTune(disk?: string, flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetBlockIoTune", disk, flags, options);
  }

  /** `flags` are `DomainModificationImpact`. Not on a read-only connection. C: `virDomainSetBlockIoTune`. */
  setBlockIoTune(disk: string, params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetBlockIoTune", disk, params, flags, options);
  }

  /**
   * Makes a group of throttled disks, or changes it; fields of `blockIoTuneFields`. Not on a read-only connection. C:
   * `virDomainSetThrottleGroup`.
   */
  setThrottleGroup(group: string, params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetThrottleGroup", group, params, flags, options);
  }

  /** C: `virDomainDelThrottleGroup`. */
  delThrottleGroup(group: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainDelThrottleGroup", group, flags, options);
  }

  /** Fields of `blkioFields`. C: `virDomainGetBlkioParameters`. */
  blkioParameters(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetBlkioParameters", flags, options);
  }

  /** `flags` are `DomainModificationImpact`. Not on a read-only connection. C: `virDomainSetBlkioParameters`. */
  setBlkioParameters(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetBlkioParameters", params, flags, options);
  }

  /**
   * Tells once when more than `threshold` bytes of a disk are allocated; `disk` may be `vda[1]`. Not on a read-only
   * connection. C: `virDomainSetBlockThreshold`.
   */
  setBlockThreshold(
    disk: string,
    threshold: bigint | number,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainSetBlockThreshold", disk, threshold, flags, options);
  }

  /** Undefined when there is no job; `flags` are `DomainBlockJobInfoFlags`. C: `virDomainGetBlockJobInfo`. */
  blockJobInfo(disk: string, flags = 0, options?: CallOptions): Promise<DomainBlockJobInfo | undefined> {
    return this.call("domainGetBlockJobInfo", disk, flags, options);
  }

  /** `flags` are `DomainBlockJobAbortFlags`. Not on a read-only connection. C: `virDomainBlockJobAbort`. */
  blockJobAbort(disk: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBlockJobAbort", disk, flags, options);
  }

  /** `flags` are `DomainBlockJobSetSpeedFlags`. Not on a read-only connection. C: `virDomainBlockJobSetSpeed`. */
  blockJobSetSpeed(disk: string, bandwidth: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBlockJobSetSpeed", disk, bandwidth, flags, options);
  }

  /**
   * Pulls the whole chain into the active image; `flags` are `DomainBlockPullFlags`. Not on a read-only connection. C:
   * `virDomainBlockPull`.
   */
  blockPull(disk: string, bandwidth = 0, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBlockPull", disk, bandwidth, flags, options);
  }

  /**
   * Pulls what lies above `base`, or copies to it; `flags` are `DomainBlockRebaseFlags`. Not on a read-only connection. C:
   * `virDomainBlockRebase`.
   */
  blockRebase(disk: string, base?: string, bandwidth = 0, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBlockRebase", disk, base, bandwidth, flags, options);
  }

  /**
   * Copies to the `<disk>` of an XML; `params` of `blockCopyFields`, `flags` are `DomainBlockCopyFlags`. Not on a
   * read-only connection. C: `virDomainBlockCopy`.
   */
  blockCopy(
    disk: string,
    destXML: string,
    params: TypedParams = {},
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainBlockCopy", disk, destXML, params, flags, options);
  }

  /**
   * Writes what lies above `base`, up to `top`, down into it; `flags` are `DomainBlockCommitFlags`. Not on a read-only
   * connection. C: `virDomainBlockCommit`.
   */
  blockCommit(
    disk: string,
    base?: string,
    top?: string,
    bandwidth = 0,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainBlockCommit", disk, base, top, bandwidth, flags, options);
  }
}
