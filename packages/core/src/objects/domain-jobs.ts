import type { CallOptions, DomainJobInfo, DomainJobStats } from "@libvirt-ts/driver";
import { DomainGuest } from "./domain-guest.js";

/** Long work on a domain: jobs, backup, migration. */
export abstract class DomainJobs extends DomainGuest {
  /** C: `virDomainGetJobInfo`. */
  jobInfo(options?: CallOptions): Promise<DomainJobInfo> {
    return this.call("domainGetJobInfo", options);
  }

  /** `flags` are `DomainGetJobStatsFlags`. C: `virDomainGetJobStats`. */
  jobStats(flags = 0, options?: CallOptions): Promise<DomainJobStats> {
    return this.call("domainGetJobStats", flags, options);
  }

  /** `flags` are `DomainAbortJobFlags`. Not on a read-only connection. C: `virDomainAbortJob`. */
  abortJob(options?: CallOptions): Promise<void> {
    return this.call("domainAbortJob", 0, options);
  }

  /** `flags` are `DomainAbortJobFlags`. Not on a read-only connection. C: `virDomainAbortJobFlags`. */
  abortJobFlags(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainAbortJob", flags, options);
  }

  /**
   * Starts a backup of its disks, and makes a checkpoint of that; `flags` are `DomainBackupBeginFlags`. Not on a read-only
   * connection. C: `virDomainBackupBegin`.
   */
  backupBegin(backupXML: string, checkpointXML?: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainBackupBegin", backupXML, checkpointXML, flags, options);
  }

  /** C: `virDomainBackupGetXMLDesc`. */
  backupGetXMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainBackupGetXMLDesc", flags, options);
  }

  /** Milliseconds. C: `virDomainMigrateGetMaxDowntime`. */
  migrateGetMaxDowntime(flags = 0, options?: CallOptions): Promise<number> {
    return this.call("domainMigrateGetMaxDowntime", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainMigrateSetMaxDowntime`. */
  migrateSetMaxDowntime(downtime: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainMigrateSetMaxDowntime", downtime, flags, options);
  }

  /** MiB/s; `flags` are `DomainMigrateMaxSpeedFlags`. Not on a read-only connection. C: `virDomainMigrateGetMaxSpeed`. */
  migrateGetMaxSpeed(flags = 0, options?: CallOptions): Promise<number> {
    return this.call("domainMigrateGetMaxSpeed", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainMigrateSetMaxSpeed`. */
  migrateSetMaxSpeed(bandwidth: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainMigrateSetMaxSpeed", bandwidth, flags, options);
  }

  /** Bytes. C: `virDomainMigrateGetCompressionCache`. */
  migrateGetCompressionCache(flags = 0, options?: CallOptions): Promise<bigint> {
    return this.call("domainMigrateGetCompressionCache", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainMigrateSetCompressionCache`. */
  migrateSetCompressionCache(cacheSize: bigint | number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainMigrateSetCompressionCache", cacheSize, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainMigrateStartPostCopy`. */
  migrateStartPostCopy(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainMigrateStartPostCopy", flags, options);
  }

  /**
   * A monitor command (JSON, or text with HMP of `DomainQemuMonitorCommandFlags`) and its answer. Not on a read-only
   * connection. C: `virDomainQemuMonitorCommand`.
   */
  qemuMonitorCommand(command: string, flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainQemuMonitorCommand", command, flags, options);
  }

  /**
   * A guest agent's command and its answer; `timeout` in seconds, or a `DomainQemuAgentCommandTimeout`. Not on a read-only
   * connection. C: `virDomainQemuAgentCommand`.
   */
  qemuAgentCommand(
    command: string,
    timeout: number,
    flags = 0,
    options?: CallOptions,
  ): Promise<string | undefined> {
    return this.call("domainQemuAgentCommand", command, timeout, flags, options);
  }
}
