import type { DomainBackup } from "@libvirt-ts/xml/domain-backup";
import type { BlockJob } from "./block-job.js";

/** A backup of a guest's disks that is under way: a job on each of them. */
export interface Backup {
  readonly document: DomainBackup;
  /** Whether its disks are offered until somebody ends that, instead of written somewhere. */
  readonly isPull: boolean;
  /** Nanoseconds of the node's clock. */
  readonly since: bigint;
  readonly jobs: readonly BlockJob[];
}
