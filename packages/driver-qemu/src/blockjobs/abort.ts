import { ErrorNumber } from "@libvirt-ts/driver";
import type { Disk } from "@libvirt-ts/xml/domain";
import { diskAt } from "../definition/disks.js";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { bringJob, jobInfo } from "../guest/qemu-jobs.js";
import type { GuestKeeper } from "../node/keeper.js";
import type { BlockJob } from "../node/record.js";
import { staysUntilAsked } from "./events.js";
import { blockJobsOf } from "./jobs.js";
import { atEnd, endReady, settleBlockJobs } from "./settle.js";

/** How a job is ended. */
export interface Ending {
  /** Whether the guest goes over to the copy, or to what its own image was committed into. */
  readonly isPivot: boolean;
  /** Whether the end of a job that is given up is not waited for. */
  readonly isAsync: boolean;
}

/** Ends a job before it ends by itself. Who calls holds the guest's lock. */
export async function abortJob(
  node: GuestKeeper,
  guest: Guest,
  disk: Disk,
  job: BlockJob,
  { isPivot, isAsync }: Ending,
): Promise<void> {
  const what = `disk '${disk.target.dev}'`;
  if (job.kind === "backup")
    throw qemuError(
      ErrorNumber.OPERATION_INVALID,
      what,
      "its job is part of a backup, which domainAbortJob ends",
    );
  if (isPivot && !staysUntilAsked(job.kind))
    throw qemuError(ErrorNumber.OPERATION_INVALID, what, `a job (${job.kind}) ends without a pivot`);
  await guest.run(async (client) => {
    const info = await jobInfo(client, job.id);
    const isReady = info?.status === "ready";
    if (isPivot && !isReady)
      throw qemuError(ErrorNumber.BLOCK_COPY_ACTIVE, what, "the job on it is not ready for the pivot yet");
    if (isReady) {
      await endReady({ node, guest, client }, job, isPivot ? "pivot" : "cancel");
      return;
    }
    const cancel = () => client.execute("block-job-cancel", { device: job.id });
    if (isAsync) {
      await cancel();
      return;
    }
    await bringJob(client, job.id, atEnd, cancel);
    await settleBlockJobs(node, guest, await blockJobsOf(guest));
  });
  if (isPivot && (await hasStayed(guest, disk)))
    throw qemuError(ErrorNumber.OPERATION_FAILED, what, "QEMU has not gone over to the other image");
}

/** Whether a guest has the image that it had. */
async function hasStayed(guest: Guest, { target, ...before }: Disk): Promise<boolean> {
  const disk = diskAt(guest.live, target.dev);
  return (
    JSON.stringify((disk as { source?: unknown })?.source) ===
    JSON.stringify((before as { source?: unknown }).source)
  );
}
