import type { DomainRef } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import { readCheckpoints, writeCheckpoints } from "../checkpoints/store.js";
import type { Guest } from "../guest/guest.js";
import type { JobInfo } from "../guest/qemu-jobs.js";
import type { GuestKeeper } from "../node/keeper.js";
import { type BackupDisk, type BackupEnd, type BackupJob, recordIn, writeRecord } from "../node/record.js";
import { cancelJobs, clear, dismissJobs, removeMade, withoutBackup } from "./clear.js";
import { backupResult, isWhole } from "./statistics.js";

/**
 * Brings what is written down of a backup to what QEMU says of its jobs, and sees to its end where they have ended. One that
 * somebody was killed at beginning is undone. Who calls holds the guest's lock.
 */
export async function settleBackup(node: GuestKeeper, guest: Guest, backup: BackupJob): Promise<void> {
  await guest.run(async (client) => {
    if (backup.phase === "begun") {
      await cancelJobs(client, backup.disks);
      await clear(client, backup.disks, backup.isPull);
      await dismissJobs(client, backup.disks);
      await forget(guest, backup.disks);
      return;
    }
    await keepCheckpoint(node, guest.uuid, backup);
    let now = await looked(guest, client, backup);
    if (isToEnd(now)) {
      await cancelJobs(client, now.disks);
      now = await looked(guest, client, now);
    }
    if (now.disks.every(({ ended }) => ended !== undefined)) await conclude(node, guest, client, now);
  });
}

/** Ends a backup before its end: one that is pushed is lost, one that is pulled has been read. */
export async function giveUpBackup(node: GuestKeeper, guest: Guest, backup: BackupJob): Promise<void> {
  const given = { ...backup, isGivenUp: true };
  await writeRecord(guest.folder, { ...(await recordIn(guest.folder)), backup: given });
  await settleBackup(node, guest, given);
}

/** What becomes of a backup whose guest is gone. */
export async function loseBackup(node: GuestKeeper, domain: DomainRef, backup: BackupJob): Promise<void> {
  if (backup.phase === "running") {
    await keepCheckpoint(node, domain.uuid, backup);
    await bareCheckpoint(node, domain.uuid, backup);
    await node.completedJobs.put(domain, backupResult(backup), backup.id);
  }
  await removeUseless(backup);
}

/** Whether what still goes on of a backup is of no use to anybody. */
const isToEnd = ({ disks, isGivenUp }: BackupJob): boolean =>
  isGivenUp === true || disks.some(({ ended }) => ended !== undefined && ended.how !== "well");

/** A backup as QEMU says that it is; what has ended is written down, and QEMU told to forget it. */
async function looked(guest: Guest, client: QmpClient, backup: BackupJob): Promise<BackupJob> {
  const jobs = new Map((await client.execute("query-jobs")).map((info) => [info.id, info]));
  const disks = backup.disks.map((disk): BackupDisk => {
    const ended = disk.ended ?? endOf(jobs.get(disk.job), backup.isGivenUp === true);
    return ended === undefined ? disk : { ...disk, ended };
  });
  const now = { ...backup, disks };
  const fresh = disks.filter(({ ended }, at) => ended !== undefined && backup.disks[at]!.ended === undefined);
  if (fresh.length === 0) return backup;
  await writeRecord(guest.folder, { ...(await recordIn(guest.folder)), backup: now });
  // The end of the last one is everybody's sign that all is over: it is told of when that is so.
  if (disks.some(({ ended }) => ended === undefined)) await dismissJobs(client, fresh);
  return now;
}

/** How a job has ended, if it has. */
function endOf(info: JobInfo | undefined, isGivenUp: boolean): BackupEnd | undefined {
  if (info === undefined)
    return { how: "badly", processed: 0, total: 0, error: "QEMU knows nothing of its job any more" };
  if (info.status !== "concluded") return undefined;
  const { error } = info;
  const progress = { processed: Number(info["current-progress"]), total: Number(info["total-progress"]) };
  if (error === undefined) return { how: "well", ...progress };
  return { how: isGivenUp ? "given up" : "badly", ...progress, error };
}

async function conclude(
  node: GuestKeeper,
  guest: Guest,
  client: QmpClient,
  backup: BackupJob,
): Promise<void> {
  await clear(client, backup.disks, backup.isPull);
  await bareCheckpoint(node, guest.uuid, backup);
  await removeUseless(backup);
  await node.completedJobs.put(guest.ref, backupResult(backup), backup.id);
  await dismissJobs(client, backup.disks);
  await forget(guest, []);
}

/** Removes the files that were made and are no backup: what the guest has overwritten, or one that is not whole. */
async function removeUseless(backup: BackupJob): Promise<void> {
  if (backup.isPull || !isWhole(backup)) await removeMade(backup.disks);
}

async function forget(guest: Guest, useless: readonly BackupDisk[]): Promise<void> {
  await removeMade(useless);
  await writeRecord(guest.folder, withoutBackup(await recordIn(guest.folder)));
}

/** The checkpoint of a backup that has begun is there, even where somebody was killed before he had written that down. */
export async function keepCheckpoint(
  { layout }: GuestKeeper,
  uuid: string,
  { checkpoint }: BackupJob,
): Promise<void> {
  if (checkpoint === undefined) return;
  const { tree, unfinished } = await readCheckpoints(layout, uuid);
  if (unfinished?.doing !== "create" || unfinished.checkpoint.name !== checkpoint) return;
  tree.add(unfinished.checkpoint);
  await writeCheckpoints(layout, uuid, { tree });
}

/** Writes down of a checkpoint that the backup of its moment is not whole, if so: the next one cannot be what has changed since. */
async function bareCheckpoint({ layout }: GuestKeeper, uuid: string, backup: BackupJob): Promise<void> {
  const { checkpoint: name } = backup;
  if (name === undefined || isWhole(backup)) return;
  const { tree, ...rest } = await readCheckpoints(layout, uuid);
  // Somebody may have removed it meanwhile.
  if (!tree.has(name)) return;
  tree.redefine({ ...tree.get(name), isBare: true }, tree.current?.name === name);
  await writeCheckpoints(layout, uuid, { tree, ...rest });
}
