import type { DomainJobInfo, DomainJobStats, TypedParams } from "@libvirt-ts/driver";
import { DomainJobOperation, DomainJobType } from "@libvirt-ts/driver/flags";
import type { BackupJob, BackupProgress } from "../node/record.js";

const { COMPLETED, FAILED, CANCELLED, UNBOUNDED } = DomainJobType;

const sum = (all: readonly BackupProgress[], what: keyof BackupProgress): bigint =>
  all.reduce((total, one) => total + BigInt(one[what]), 0n);

function paramsOf({ isPull, since }: BackupJob, disks: readonly BackupProgress[]): TypedParams {
  const [total, processed] = [sum(disks, "total"), sum(disks, "processed")];
  const bytes = isPull
    ? { disk_temp_used: processed, disk_temp_total: total }
    : { disk_total: total, disk_processed: processed, disk_remaining: total - processed };
  return {
    operation: DomainJobOperation.BACKUP,
    time_elapsed: Math.max(0, Date.now() - since),
    ...(total > 0n && bytes),
  };
}

/** How far a backup is. */
export const backupStats = (job: BackupJob, disks: readonly BackupProgress[]): DomainJobStats => ({
  type: UNBOUNDED,
  params: paramsOf(job, disks),
});

/** The same in the short form. */
export function backupInfo({ type, params }: DomainJobStats): DomainJobInfo {
  const bytes = (name: string): bigint => (params[`disk_${name}`] as bigint | undefined) ?? 0n;
  const [total, processed, remaining] = [bytes("total"), bytes("processed"), bytes("remaining")];
  return {
    type,
    timeElapsed: params.time_elapsed as number,
    timeRemaining: 0,
    dataTotal: total,
    dataProcessed: processed,
    dataRemaining: remaining,
    memTotal: 0n,
    memProcessed: 0n,
    memRemaining: 0n,
    fileTotal: total,
    fileProcessed: processed,
    fileRemaining: remaining,
  };
}

/** Whether what was backed up is whole. One that is pulled has been read by then, or was not wanted. */
export const isWhole = ({ disks, isPull }: BackupJob): boolean =>
  disks.every(({ ended }) => ended?.how === "well" || (isPull && ended?.how === "given up"));

/** How a backup has ended of which no job goes on any more, or whose guest is gone. */
export function backupResult(job: BackupJob): DomainJobStats {
  const ends = job.disks.flatMap(({ ended }) => ended ?? []);
  const success = isWhole(job);
  const unseen = job.disks.find(({ ended }) => ended === undefined);
  const error =
    ends.find((end) => end.error !== undefined)?.error ??
    (unseen && `the guest ended before the backup of disk '${unseen.target}' was seen to be whole`);
  const params = {
    ...paramsOf(job, ends),
    success,
    ...(error !== undefined && { errmsg: error }),
  };
  const hasFailed = ends.some(({ how }) => how === "badly");
  return { type: success ? COMPLETED : hasFailed ? FAILED : CANCELLED, params };
}
