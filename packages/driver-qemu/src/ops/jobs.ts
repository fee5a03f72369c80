import type { DomainJobInfo, DomainJobStats, DomainOperations, DomainRef } from "@libvirt-ts/driver";
import { DomainGetJobStatsFlags, DomainJobOperation, DomainJobType } from "@libvirt-ts/driver/flags";
import type { QmpCommands } from "@libvirt-ts/qmp";
import { giveUpBackup } from "../backups/settle.js";
import { backupInfo, backupStats } from "../backups/statistics.js";
import { wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { isActive } from "../migration/mend.js";
import { statistics } from "../migration/transfer.js";
import type { QemuNode } from "../node/node.js";
import { type BackupJob, readRecord } from "../node/record.js";
import { mend } from "../node/settle.js";

type JobOperations = Required<
  Pick<DomainOperations, "domainGetJobInfo" | "domainGetJobStats" | "domainAbortJob">
>;
type Migration = QmpCommands["query-migrate"]["returns"];

/** The job of a whole guest, whoever began it: a backup, or what writes its state, a save or a migration. */
export function jobOperations(node: QemuNode): JobOperations {
  /** What writes the state of a guest, and how far that is. */
  const writing = async (guest: Guest): Promise<readonly [DomainJobInfo, Migration]> => {
    const migration = await guest.run((client) => client.execute("query-migrate"));
    return [infoOf(migration), migration];
  };

  const backupOf = async ({ folder }: Guest): Promise<BackupJob | undefined> => {
    const backup = (await readRecord(folder))?.backup;
    return backup?.phase === "running" ? backup : undefined;
  };

  /** How far a guest's backup is; undefined without one. */
  async function backing(guest: Guest): Promise<DomainJobStats | undefined> {
    const backup = await backupOf(guest);
    if (backup === undefined) return undefined;
    const jobs = await guest.run((client) => client.execute("query-jobs"));
    const known = new Map(jobs.map((job) => [job.id, job]));
    const goesOn = backup.disks.some(
      ({ job, ended }) => ended === undefined && known.has(job) && known.get(job)!.status !== "concluded",
    );
    if (!goesOn) {
      // Nobody has seen to its end yet.
      await node.ifFree(guest.uuid, () => mend(node, guest.uuid));
      if ((await backupOf(guest)) === undefined) return undefined;
    }
    const disks = backup.disks.map(({ job, ended }) => {
      const info = known.get(job);
      return (
        ended ?? {
          processed: Number(info?.["current-progress"] ?? 0),
          total: Number(info?.["total-progress"] ?? 0),
        }
      );
    });
    return backupStats(backup, disks);
  }

  return {
    async domainGetJobInfo(ref) {
      const guest = await node.active(ref);
      const stats = await backing(guest);
      return stats === undefined ? (await writing(guest))[0] : backupInfo(stats);
    },

    async domainGetJobStats(ref, flags) {
      if (flags & DomainGetJobStatsFlags.COMPLETED) {
        const { uuid } = await node.find(ref);
        const isKept = (flags & DomainGetJobStatsFlags.KEEP_COMPLETED) !== 0;
        return (await node.completedJobs.take(uuid, isKept)) ?? none;
      }
      const guest = await node.active(ref);
      const stats = await backing(guest);
      if (stats !== undefined) return stats;
      const [{ type }, migration] = await writing(guest);
      if (type === DomainJobType.NONE) return none;
      const { departing } = (await readRecord(guest.folder)) ?? {};
      const { SAVE, MIGRATION_OUT } = DomainJobOperation;
      return { type, params: statistics(migration, departing === undefined ? SAVE : MIGRATION_OUT) };
    },

    async domainAbortJob(ref, _flags, options) {
      const guest = await node.active(ref);
      // Who saves a guest or moves it has its lock, who backs it up has not.
      if ((await backupOf(guest)) !== undefined) {
        await node.changing(ref, options?.signal, () => endBackup(node, ref));
        return;
      }
      const [{ type }] = await writing(guest);
      if (type === DomainJobType.NONE) throw wrongState(guest.ref, "no job is active");
      await guest.run((client) => client.execute("migrate_cancel"));
    },
  };
}

const none: DomainJobStats = { type: DomainJobType.NONE, params: {} };

/** Ends the backup of a domain, whose lock is ours, unless it has ended by now. */
async function endBackup(node: QemuNode, ref: DomainRef): Promise<void> {
  const guest = await node.active(ref);
  const backup = (await readRecord(guest.folder))?.backup;
  if (backup === undefined) throw wrongState(guest.ref, "no job is active");
  await giveUpBackup(node, guest, backup);
}

function infoOf({ status, ram, "total-time": elapsed = 0 }: Migration): DomainJobInfo {
  const goesOn = isActive(status);
  const [total, remaining, processed] = goesOn
    ? [BigInt(ram?.total ?? 0), BigInt(ram?.remaining ?? 0), BigInt(ram?.transferred ?? 0)]
    : [0n, 0n, 0n];
  return {
    type: goesOn ? DomainJobType.UNBOUNDED : DomainJobType.NONE,
    timeElapsed: goesOn ? Number(elapsed) : 0,
    timeRemaining: 0,
    dataTotal: total,
    dataProcessed: processed,
    dataRemaining: remaining,
    memTotal: total,
    memProcessed: processed,
    memRemaining: remaining,
    fileTotal: 0n,
    fileProcessed: 0n,
    fileRemaining: 0n,
  };
}
