import { unlink } from "node:fs/promises";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Disk } from "@libvirt-ts/xml/domain";
import { diskAt, withDisk } from "../definition/disks.js";
import { imagesUnder, sourcePath } from "../definition/images.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { awaitJob, bringJob, jobInfo } from "../guest/qemu-jobs.js";
import { changeDefinition, type GuestKeeper } from "../node/keeper.js";
import type { BlockJob } from "../node/record.js";
import { staysUntilAsked } from "./events.js";
import { forgetBlockJob, noteBlockJob, withReadyMirror } from "./jobs.js";
import { formatNode, layersOf, storageNode } from "./layers.js";

/** What a job is settled with. */
interface Settling {
  readonly node: GuestKeeper;
  readonly guest: Guest;
  readonly client: QmpClient;
}

/**
 * Brings what is written down of the jobs on a guest's disks to what QEMU says of them: one that has ended leaves the document,
 * one that is ready says so, one that waits to be let go is let go. Who calls holds the guest's lock.
 */
export async function settleBlockJobs(
  node: GuestKeeper,
  guest: Guest,
  jobs: readonly BlockJob[] = [],
): Promise<void> {
  // Those of a backup end together: who settles it sees to them.
  const single = jobs.filter(({ kind }) => kind !== "backup");
  if (single.length === 0) return;
  await guest.reload();
  await guest.run(async (client) => {
    for (const job of single) await settleJob({ node, guest, client }, job);
  });
}

/** What a job is in that has ended, or stands before its end. */
export const atEnd = ["concluded", "pending", "null"] as const;

async function settleJob(settling: Settling, job: BlockJob): Promise<void> {
  const { guest, client } = settling;
  const info = await jobInfo(client, job.id);
  if (info === undefined) {
    // Either it never began, or all is written down but for what is no more needed.
    await dropNodes(settling, job);
    if (job.phase === "begun" && job.made !== undefined) await unlink(job.made).catch(() => {});
    await forgetBlockJob(guest, job);
    return;
  }
  if (job.phase === "begun") await noteBlockJob(guest, { ...job, phase: "running" });
  if (info.status === "ready") await settleReady(settling, job);
  else if (info.status === "pending") await letGo(settling, job);
  else if (info.status === "concluded") await conclude(settling, job, info.error);
}

async function settleReady(settling: Settling, job: BlockJob): Promise<void> {
  const { guest } = settling;
  const disk = diskAt(guest.live, job.target);
  if (disk?.mirror !== undefined && disk.mirror.ready !== "yes")
    await guest.setLive(withDisk(guest.live, job.target, withReadyMirror));
  // Somebody was killed who was about to end it, or just had: asking twice does no harm.
  if (job.goal !== undefined) await endReady(settling, job, job.goal);
}

/** Waits until a job ends, or is ready and the guest has gone over to the other image. */
export async function completeJob(settling: Settling, job: BlockJob): Promise<void> {
  const { client } = settling;
  await awaitJob(client, job.id, [
    "concluded",
    "null",
    ...(staysUntilAsked(job.kind) ? (["ready"] as const) : []),
  ]);
  const isReady = (await jobInfo(client, job.id))?.status === "ready";
  if (isReady) await endReady(settling, job, "pivot");
  else await settleJob(settling, job);
}

/** Has a job that is ready come to its end, and settles it. */
export async function endReady(
  settling: Settling,
  job: BlockJob,
  goal: NonNullable<BlockJob["goal"]>,
): Promise<void> {
  const { guest, client } = settling;
  const asked = { ...job, goal };
  await noteBlockJob(guest, asked);
  try {
    await bringJob(client, job.id, atEnd, () =>
      goal === "pivot"
        ? client.execute("job-complete", { id: job.id })
        : client.execute("block-job-cancel", { device: job.id }),
    );
  } catch (error) {
    if (guest.isAlive && job.goal === undefined) await noteBlockJob(guest, job);
    throw error;
  }
  await settleJob(settling, asked);
}

/**
 * Lets a job go that stands before its end. Both images are alike now, and the guest's writing waits: the definition follows
 * first, so that whatever is killed, the next start has the image that was written last.
 */
async function letGo(settling: Settling, job: BlockJob): Promise<void> {
  const { node, guest, client } = settling;
  let known = job;
  const definition = node.definitions.get(guest.uuid);
  const defined = diskAt(definition, job.target);
  const before = diskAt(guest.live, job.target);
  const isSame = defined !== undefined && before !== undefined && sourcePath(defined) === sourcePath(before);
  if (job.goal !== "cancel" && definition !== undefined && isSame) {
    known = { ...job, goal: "pivot", definedBefore: defined };
    await noteBlockJob(guest, known);
    await changeDefinition(node, guest.uuid, (it) =>
      withDisk(it, job.target, () => asDefined(defined, job.after)),
    );
  }
  await bringJob(client, job.id, ["concluded"], () => client.execute("job-finalize", { id: job.id }));
  await conclude(settling, known, (await jobInfo(client, job.id))?.error);
}

async function conclude(settling: Settling, job: BlockJob, error: string | undefined): Promise<void> {
  const { node, guest, client } = settling;
  const { target, after, definedBefore } = job;
  const isWell = error === undefined && (!staysUntilAsked(job.kind) || (await hasGoneOver(settling, job)));
  if (isWell) {
    const before = diskAt(guest.live, job.target);
    await guest.setLive(withDisk(guest.live, target, (disk) => asLive(disk, after)));
    const defined = diskAt(node.definitions.get(guest.uuid), target);
    // What it lies on is found out at the next start.
    if (
      defined !== undefined &&
      before !== undefined &&
      definedBefore === undefined &&
      sourcePath(defined) === sourcePath(before) &&
      (sourcePath(before) !== sourcePath(after) || imagesUnder(defined).length > 0)
    )
      await changeDefinition(node, guest.uuid, (it) => withDisk(it, target, () => asDefined(defined, after)));
  } else {
    await guest.setLive(withDisk(guest.live, target, withoutMirror));
    if (definedBefore !== undefined)
      await changeDefinition(node, guest.uuid, (it) => withDisk(it, target, () => definedBefore));
  }
  if (isWell) for (const path of job.obsolete ?? []) await unlink(path).catch(() => {});
  await client.execute("job-dismiss", { id: job.id }).catch(() => {});
  await dropNodes(settling, job);
  await forgetBlockJob(guest, job);
}

async function hasGoneOver({ guest, client }: Settling, job: BlockJob): Promise<boolean> {
  const inserted = (await insertedIn(client, guest.live)).get(job.target);
  return inserted?.node === formatNode(layersOf(job.after)[0]!.number);
}

function withoutMirror({ mirror: _, ...disk }: Disk): Disk {
  return disk as Disk;
}

/** A disk as it runs, with the images that it has by now. */
function asLive(disk: Disk, after: Disk): Disk {
  const {
    type: _,
    source: __,
    backingStore: ___,
    mirror: ____,
    ...rest
  } = disk as Disk & { source?: object };
  const { type = "file", source, backingStore } = after as Disk & { source?: object };
  return {
    ...rest,
    type,
    driver: { ...disk.driver, ...after.driver },
    source,
    ...(backingStore !== undefined && { backingStore }),
  } as Disk;
}

/** A disk of the definition with the image that the guest has by now; what that lies on, the image says itself. */
function asDefined(disk: Disk, after: Disk): Disk {
  const { backingStore: _, ...rest } = asLive(disk, after);
  const { index: __, ...source } = (rest as { source?: { index?: number } }).source ?? {};
  return { ...rest, source } as Disk;
}

/** Takes away the nodes of images that are no more in the disk's chain. */
async function dropNodes({ guest, client }: Settling, job: BlockJob): Promise<void> {
  const disk = diskAt(guest.live, job.target);
  const needed = new Set(disk === undefined ? [] : layersOf(disk).map(({ number }) => number));
  for (const number of job.numbers) {
    if (needed.has(number)) continue;
    for (const name of [formatNode(number), storageNode(number)])
      await client.execute("blockdev-del", { "node-name": name }).catch(() => {});
  }
}
