import { randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { DomainBackupBeginFlags } from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { BackupServer } from "@libvirt-ts/xml/domain-backup";
import { jobId } from "../blockjobs/events.js";
import { assertNoBlockJob } from "../blockjobs/jobs.js";
import { type Bitmap, bitmapActions, bitmapsOf, removeBitmaps } from "../checkpoints/bitmaps.js";
import { type NewCheckpoint, newCheckpoint } from "../checkpoints/create.js";
import { type Checkpoint, documentOf, readCheckpoints, writeCheckpoints } from "../checkpoints/store.js";
import { fileError, invalidArgument, qemuError, wrongState } from "../errors.js";
import { type Inserted, insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { makeImage } from "../host/qemu-img.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { type BackupDisk, type BackupJob, type BlockJob, recordIn, writeRecord } from "../node/record.js";
import { guestOf } from "../ops/lifecycle.js";
import { cancelJobs, clear, dismissJobs, removeMade, withoutBackup } from "./clear.js";
import { type Plan, planOf, type Share } from "./document.js";
import { assertPlace, assertSocket, imagesOf } from "./places.js";
import { keepCheckpoint } from "./settle.js";

/** What is asked for. */
export interface BackupWish {
  readonly xml: string;
  /** The document of a checkpoint that is made at the same moment. */
  readonly checkpointXML: string | undefined;
  readonly flags: number;
  readonly warn: (warning: LibvirtError) => void;
  readonly signal: AbortSignal | undefined;
}

/** A disk that is to be backed up. */
interface Prepared {
  readonly share: Share;
  readonly image: Inserted;
  readonly disk: BackupDisk;
  /** The bitmap of the checkpoint since which changes are saved. */
  readonly changed: string | undefined;
  /** Whether what is written to is there, as it is to be. */
  readonly isReused: boolean;
}

/** Begins a backup of a guest that has none. Who calls holds the domain's lock. What fails leaves nothing of it. */
export async function beginBackup(node: QemuNode, domain: QemuDomain, wish: BackupWish): Promise<void> {
  const guest = guestOf(domain);
  if ((await recordIn(guest.folder)).backup !== undefined)
    throw wrongState(guest.ref, "a backup of it is under way already");
  const now = Date.now();
  const plan = planOf(wish.xml, guest.live, `${Math.floor(now / 1000)}`, wish.warn);
  for (const { disk } of plan.shares) await assertNoBlockJob(guest, disk.target.dev);
  const created =
    wish.checkpointXML === undefined
      ? undefined
      : await newCheckpoint(node, domain, wish.checkpointXML, wish.warn);
  const prepared = await prepare(node, guest, plan, wish);
  const backup: BackupJob = {
    id: randomUUID(),
    phase: "begun",
    isPull: plan.server !== undefined,
    xml: plan.xml,
    since: now,
    disks: prepared.map(({ disk }) => disk),
    ...(created && { checkpoint: created.checkpoint.name }),
  };
  const { jobs = [], ...record } = await recordIn(guest.folder);
  await writeRecord(guest.folder, { ...record, jobs: [...jobs, ...prepared.map(blockJobOf)], backup });
  await start(node, guest, { plan, prepared, backup, created, signal: wish.signal });
}

interface Beginning {
  readonly plan: Plan;
  readonly prepared: readonly Prepared[];
  readonly backup: BackupJob;
  readonly created: NewCheckpoint | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Does what is written down; what fails is undone. */
async function start(node: QemuNode, guest: Guest, beginning: Beginning): Promise<void> {
  const { prepared, backup, created, signal } = beginning;
  const made: BackupDisk[] = [];
  let isOffered = false;
  let tracked: readonly Bitmap[] = [];
  try {
    if (created !== undefined) {
      const { tree, checkpoint } = created;
      await writeCheckpoints(node.layout, guest.uuid, { tree, unfinished: { doing: "create", checkpoint } });
    }
    for (const one of prepared) await makeFile(one, made);
    await guest.run(async (client) => {
      for (const one of prepared) await addNodes(client, one, backup.isPull);
      const { server } = beginning.plan;
      if (server !== undefined) {
        await client.call("nbd-server-start", { addr: addressOf(server) });
        isOffered = true;
      }
      const bitmaps = created === undefined ? [] : bitmapsOf(documentOf(created.checkpoint));
      const marks = await bitmapActions(client, guest, bitmaps);
      // QEMU may do it without an answer that reaches us.
      tracked = bitmaps;
      await client.call("transaction", { actions: actionsOf(beginning, marks) });
      if (server !== undefined) for (const one of prepared) await offer(client, one);
    }, signal);
    await node.completedJobs.forget(guest.uuid);
    // From here on there is a backup, and its checkpoint.
    const record = await recordIn(guest.folder);
    const jobs = (record.jobs ?? []).map((job): BlockJob => ({ ...job, phase: "running" }));
    await writeRecord(guest.folder, { ...record, jobs, backup: { ...backup, phase: "running" } });
  } catch (error) {
    await undo(node, guest, beginning, { made, isOffered, tracked });
    throw error;
  }
  await keepCheckpoint(node, guest.uuid, backup);
}

/** How far a beginning has come that fails. */
interface Done {
  readonly made: readonly BackupDisk[];
  readonly isOffered: boolean;
  /** What tracks the disks for the checkpoint. */
  readonly tracked: readonly Bitmap[];
}

/** Undoes what is done by then. Where QEMU cannot be told, it stays written down that it is to be: whoever comes next does it. */
async function undo(
  node: QemuNode,
  guest: Guest,
  { backup: { disks }, created }: Beginning,
  { made, isOffered, tracked }: Done,
): Promise<void> {
  const isUndone = await guest
    .run(async (client) => {
      await cancelJobs(client, disks);
      await clear(client, disks, isOffered);
      await dismissJobs(client, disks);
      await removeBitmaps(client, guest, tracked);
    })
    .then(
      () => true,
      () => false,
    );
  if (!isUndone && guest.isAlive) return;
  await removeMade(made);
  // What a guest that has ended leaves in its images is taken away by who comes next.
  if (created !== undefined && isUndone)
    await writeCheckpoints(node.layout, guest.uuid, { tree: created.tree });
  if (guest.isAlive) await writeRecord(guest.folder, withoutBackup(await recordIn(guest.folder)));
}

/** Looks at all that the disks of a backup need. Throws where one of them cannot be backed up so. */
async function prepare(
  node: QemuNode,
  guest: Guest,
  { shares, server }: Plan,
  { flags, signal }: BackupWish,
): Promise<readonly Prepared[]> {
  const { tree } = await readCheckpoints(node.layout, guest.uuid);
  for (const { since } of shares) if (since !== undefined) tree.get(since);
  const images = await guest.run((client) => insertedIn(client, guest.live), signal);
  const taken = await imagesOf(guest.live);
  const isReused = (flags & DomainBackupBeginFlags.REUSE_EXTERNAL) !== 0;
  const prepared: Prepared[] = [];
  for (const share of shares) {
    const target = share.disk.target.dev;
    const image = images.get(target);
    if (image === undefined) throw invalidArgument(`disk '${target}'`, "there is nothing in it");
    const changed = share.since === undefined ? undefined : changedIn(image, tree.get(share.since), target);
    if (changed !== undefined && share.format === "raw" && !isReused)
      throw qemuError(
        ErrorNumber.CONFIG_UNSUPPORTED,
        `disk '${target}'`,
        "a new image of the format raw does not tell what has changed; expected qcow2, or REUSE_EXTERNAL",
      );
    await assertPlace(share, isReused, taken);
    const disk = diskOf(share, image, prepared.length, isReused);
    // One that is there is somebody else's, who needs it: it would be taken away with what is ours.
    if (disk.bitmap !== undefined && image.bitmaps.some(({ name }) => name === disk.bitmap))
      throw invalidArgument(`disk '${target}'`, `its image has a bitmap '${disk.bitmap}' already`);
    prepared.push({ share, image, disk, changed, isReused });
  }
  if (server?.socket !== undefined) await assertSocket(server.socket);
  return prepared;
}

/**
 * The bitmap in an image that knows what has changed since a checkpoint. Throws CHECKPOINT_INCONSISTENT where there is none, or
 * no backup to which those changes could be added.
 */
function changedIn({ bitmaps }: Inserted, checkpoint: Checkpoint, target: string): string {
  if (checkpoint.isBare === true)
    throw qemuError(
      ErrorNumber.CHECKPOINT_INCONSISTENT,
      `disk '${target}'`,
      `the backup of checkpoint '${checkpoint.name}' is not whole: what has changed since is no use without it`,
    );
  const name = bitmapsOf(documentOf(checkpoint)).find((bitmap) => bitmap.target === target)?.name;
  const bitmap = bitmaps.find((it) => it.name === name);
  if (name !== undefined && bitmap !== undefined && bitmap.inconsistent !== true) return name;
  throw qemuError(
    ErrorNumber.CHECKPOINT_INCONSISTENT,
    `disk '${target}'`,
    `its image does not know what has changed since checkpoint '${checkpoint.name}'`,
  );
}

function diskOf(share: Share, image: Inserted, at: number, isReused: boolean): BackupDisk {
  const target = share.disk.target.dev;
  return {
    target,
    job: jobId("backup", target),
    source: image.node,
    node: `libvirt-ts-backup-${at}-format`,
    storage: `libvirt-ts-backup-${at}-storage`,
    path: share.path,
    isMade: !isReused && share.type === "file",
    ...(share.since !== undefined && { bitmap: share.exportBitmap }),
  };
}

const blockJobOf = ({ share: { disk }, disk: { job, target } }: Prepared): BlockJob => ({
  id: job,
  kind: "backup",
  target,
  phase: "begun",
  after: disk,
  numbers: [],
});

/** Makes what is written to. A new file is nobody else's to read, and never takes another one's place. */
async function makeFile({ share, image, disk, isReused }: Prepared, made: BackupDisk[]): Promise<void> {
  const { path, format, type } = share;
  if (type === "file" && !isReused) {
    const handle = await open(path, "wx", 0o600).catch((error) => Promise.reject(fileError(path, error)));
    await handle.close();
    made.push(disk);
  }
  // A device that is written to as it is needs no head.
  if (!isReused && (type === "file" || format === "qcow2"))
    await makeImage(path, { format, size: image.size });
}

async function addNodes(client: QmpClient, { share, disk }: Prepared, isPull: boolean): Promise<void> {
  await client.call("blockdev-add", {
    driver: share.type === "block" ? "host_device" : "file",
    filename: share.path,
    "node-name": disk.storage,
    "auto-read-only": true,
    discard: "unmap",
  });
  await client.call("blockdev-add", {
    driver: share.format,
    "node-name": disk.node,
    "read-only": false,
    file: disk.storage,
    // What is offered lies on the disk itself: it holds what the guest has overwritten since.
    ...(share.format === "qcow2" && { backing: isPull ? disk.source : null }),
  });
}

/** All that happens at the moment of the backup; `marks` begin to track the disks for its checkpoint. */
function actionsOf({ prepared, backup: { isPull } }: Beginning, marks: readonly object[]): object[] {
  const changes = prepared.flatMap(({ changed, disk: { source: node, bitmap: name } }) =>
    changed === undefined
      ? []
      : [
          // What changes from now on is in the next one.
          { type: "block-dirty-bitmap-add", data: { node, name, disabled: true } },
          { type: "block-dirty-bitmap-merge", data: { node, target: name, bitmaps: [changed] } },
        ],
  );
  const jobs = prepared.map(({ disk: { source: device, job, node: target, bitmap } }) => {
    const isPart = !isPull && bitmap !== undefined;
    const sync = isPull ? "none" : isPart ? "incremental" : "full";
    return {
      type: "blockdev-backup",
      data: {
        device,
        "job-id": job,
        target,
        sync,
        ...(isPart && { bitmap }),
        "auto-finalize": true,
        "auto-dismiss": false,
      },
    };
  });
  return [...changes, ...marks, ...jobs];
}

async function offer(client: QmpClient, { share, disk }: Prepared): Promise<void> {
  await client.call("block-export-add", {
    type: "nbd",
    id: disk.job,
    "node-name": disk.node,
    writable: false,
    name: share.exportName,
    ...(disk.bitmap !== undefined && { bitmaps: [disk.bitmap] }),
  });
}

function addressOf({ transport, name, port, socket }: BackupServer): object {
  return transport === "unix"
    ? { type: "unix", data: { path: socket } }
    : { type: "inet", data: { host: name, port: `${port}` } };
}
