import type { DomainRef } from "../records/domain.js";
import type {
  DomainJobInfo,
  DomainJobStats,
  DomainMigrateBegin,
  DomainMigrateCookie,
  DomainMigrateFinish,
  DomainMigratePrepare,
} from "../records/domain-job.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/** Jobs of a domain that take their time, migration and backup among them. Every method is optional. */
export interface DomainJobOperations {
  /** C: `virDomainGetJobInfo`. */
  domainGetJobInfo?(domain: DomainRef, options?: CallOptions): Promise<DomainJobInfo>;
  /** `flags` are `DomainGetJobStatsFlags`. C: `virDomainGetJobStats`. */
  domainGetJobStats?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainJobStats>;
  /** `flags` are `DomainAbortJobFlags`. C: `virDomainAbortJobFlags`. */
  domainAbortJob?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /** Starts a backup of its disks, and makes a checkpoint of that; `flags` are `DomainBackupBeginFlags`. C: `virDomainBackupBegin`. */
  domainBackupBegin?(
    domain: DomainRef,
    backupXML: string,
    checkpointXML: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainBackupGetXMLDesc`. */
  domainBackupGetXMLDesc?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string>;

  /**
   * Moves the guest to another host, to which its hypervisor (with PEER2PEER its daemon) speaks by itself. `uri` says
   * which host, `params` of `migrateFields` all else, `flags` are `DomainMigrateFlags`. Throws INVALID_ARG for a URI that
   * names none, OPERATION_INVALID for a domain that does not run; an error after the start says whether the guest is still
   * here. C: `virDomainMigrateToURI3`.
   */
  domainMigrateToURI?(
    domain: DomainRef,
    uri: string | undefined,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef | undefined>;
  /** At the source, first. C: `virDomainMigrateBegin3Params` (internal). */
  domainMigrateBegin3Params?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainMigrateBegin>;
  /** At the destination, second. C: `virDomainMigratePrepare3Params` (internal). */
  domainMigratePrepare3Params?(
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainMigratePrepare>;
  /** As `domainMigratePrepare3Params`, when the data comes by a stream. C: `virDomainMigratePrepareTunnel3Params` (internal). */
  domainMigratePrepareTunnel3Params?(
    source: ReadableStream<Uint8Array>,
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainMigrateCookie>;
  /** At the source, third: the transfer. C: `virDomainMigratePerform3Params` (internal). */
  domainMigratePerform3Params?(
    domain: DomainRef,
    destination: string | undefined,
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainMigrateCookie>;
  /** At the destination, fourth: the guest runs there, or, `cancelled`, is forgotten. C: `virDomainMigrateFinish3Params` (internal). */
  domainMigrateFinish3Params?(
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    cancelled: boolean,
    options?: CallOptions,
  ): Promise<DomainMigrateFinish>;
  /** At the source, last: the guest goes, or, `cancelled`, runs on here. C: `virDomainMigrateConfirm3Params` (internal). */
  domainMigrateConfirm3Params?(
    domain: DomainRef,
    params: TypedParams,
    cookie: Uint8Array | undefined,
    flags: number,
    cancelled: boolean,
    options?: CallOptions,
  ): Promise<void>;
  /** Milliseconds. C: `virDomainMigrateGetMaxDowntime`. */
  domainMigrateGetMaxDowntime?(domain: DomainRef, flags: number, options?: CallOptions): Promise<number>;
  /** C: `virDomainMigrateSetMaxDowntime`. */
  domainMigrateSetMaxDowntime?(
    domain: DomainRef,
    downtime: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** MiB/s; `flags` are `DomainMigrateMaxSpeedFlags`. C: `virDomainMigrateGetMaxSpeed`. */
  domainMigrateGetMaxSpeed?(domain: DomainRef, flags: number, options?: CallOptions): Promise<number>;
  /** C: `virDomainMigrateSetMaxSpeed`. */
  domainMigrateSetMaxSpeed?(
    domain: DomainRef,
    bandwidth: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Bytes. C: `virDomainMigrateGetCompressionCache`. */
  domainMigrateGetCompressionCache?(domain: DomainRef, flags: number, options?: CallOptions): Promise<bigint>;
  /** C: `virDomainMigrateSetCompressionCache`. */
  domainMigrateSetCompressionCache?(
    domain: DomainRef,
    size: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainMigrateStartPostCopy`. */
  domainMigrateStartPostCopy?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
}
