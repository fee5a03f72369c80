import type { QmpClient } from "@libvirt-ts/qmp";
import { cleanUp } from "../guest/change.js";
import { bringJob, jobInfo } from "../guest/qemu-jobs.js";
import { removeFile } from "../node/files.js";
import type { BackupDisk, GuestRecord, MonitorCommand } from "../node/record.js";

/** Has QEMU end the jobs of these disks that go on, and waits for that. */
export async function cancelJobs(client: QmpClient, disks: readonly BackupDisk[]): Promise<void> {
  for (const { job } of disks) {
    const info = await jobInfo(client, job);
    if (info === undefined || info.status === "concluded") continue;
    await bringJob(client, job, ["concluded", "null"], () =>
      client.execute("block-job-cancel", { device: job, force: true }),
    ).catch(async (error) => {
      // QEMU refuses to end what has ended since it was asked about.
      const now = await jobInfo(client, job);
      if (now !== undefined && now.status !== "concluded") throw error;
    });
  }
}

/** Has QEMU forget that it ever had these jobs, of which everybody is told then. */
export async function dismissJobs(client: QmpClient, disks: readonly BackupDisk[]): Promise<void> {
  await cleanUp(
    client,
    disks.map(({ job }) => ({ execute: "job-dismiss", arguments: { id: job } })),
  );
}

/** Takes away what a backup stood on whose jobs have ended; what is not there is no failure. */
export async function clear(
  client: QmpClient,
  disks: readonly BackupDisk[],
  isOffered: boolean,
): Promise<void> {
  const stop: MonitorCommand[] = isOffered ? [{ execute: "nbd-server-stop", arguments: {} }] : [];
  const rest = disks.flatMap(({ node, storage, source, bitmap }): MonitorCommand[] => [
    { execute: "blockdev-del", arguments: { "node-name": node } },
    { execute: "blockdev-del", arguments: { "node-name": storage } },
    ...(bitmap === undefined
      ? []
      : [{ execute: "block-dirty-bitmap-remove", arguments: { node: source, name: bitmap } }]),
  ]);
  await cleanUp(client, [...stop, ...rest]);
}

/** Removes the files that were made for a backup, and are none. */
export async function removeMade(disks: readonly BackupDisk[]): Promise<void> {
  for (const { path, isMade } of disks) if (isMade) await removeFile(path).catch(() => false);
}

/** What is written down of a guest that has no backup. */
export function withoutBackup({ backup: _, jobs, ...rest }: GuestRecord): GuestRecord {
  const others = (jobs ?? []).filter(({ kind }) => kind !== "backup");
  return others.length === 0 ? rest : { ...rest, jobs: others };
}
