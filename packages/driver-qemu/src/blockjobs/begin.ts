import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Disk } from "@libvirt-ts/xml/domain";
import { withDisk } from "../definition/disks.js";
import { invalidArgument, qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import type { BlockJob } from "../node/record.js";
import { jobId } from "./events.js";
import { assertNoBlockJob, forgetBlockJob, noteBlockJob } from "./jobs.js";
import { formatNode, type Layer, layerIndex, layersOf, withoutLayers } from "./layers.js";

const mebibyte = 1_048_576;

/** Bytes a second as QEMU takes them, of what is said in MiB/s unless `isBytes`; 0 is unlimited. Throws INVALID_ARG, OVERFLOW. */
export function speedOf(bandwidth: number | bigint, isBytes: boolean): bigint {
  if (typeof bandwidth === "number" && !Number.isSafeInteger(bandwidth))
    throw invalidArgument("bandwidth", `${bandwidth} is no whole number`);
  if (bandwidth < 0) throw invalidArgument("bandwidth", `${bandwidth} is less than nothing`);
  const bytes = BigInt(bandwidth) * BigInt(isBytes ? 1 : mebibyte);
  if (bytes < 2n ** 63n) return bytes;
  throw qemuError(ErrorNumber.OVERFLOW, "bandwidth", `${bytes} bytes a second are more than QEMU counts`);
}

/** What a job is to be, before it has begun. */
export interface NewJob {
  readonly kind: BlockJob["kind"];
  readonly disk: Disk;
  readonly after: Disk;
  readonly numbers: readonly number[];
  readonly made?: string | undefined;
  readonly obsolete?: readonly string[];
  /** The disk as it is while the job goes on, where that is told. */
  readonly meanwhile?: Disk;
  /** Has QEMU begin it under that name. What it throws leaves nothing of the job. */
  readonly start: (client: QmpClient, id: string) => Promise<void>;
  /** Undoes what `start` did before it failed. */
  readonly undo?: (client: QmpClient) => Promise<void>;
}

/** Begins a job on a disk that has none. Who calls holds the guest's lock. */
export async function beginJob(guest: Guest, job: NewJob, signal?: AbortSignal): Promise<void> {
  const { kind, disk, after, numbers, made, obsolete } = job;
  const target = disk.target.dev;
  await assertNoBlockJob(guest, target);
  const id = jobId(kind, target);
  const record: BlockJob = {
    id,
    kind,
    target,
    phase: "begun",
    after,
    numbers,
    ...(made !== undefined && { made }),
    ...(obsolete !== undefined && { obsolete }),
  };
  await noteBlockJob(guest, record);
  try {
    await guest.run((client) => job.start(client, id), signal);
  } catch (error) {
    if (guest.isAlive) {
      if (job.undo !== undefined) await guest.run(job.undo).catch(() => {});
      await forgetBlockJob(guest, record);
    }
    throw error;
  }
  if (job.meanwhile !== undefined) await guest.setLive(withDisk(guest.live, target, () => job.meanwhile!));
  await noteBlockJob(guest, { ...record, phase: "running" });
}

/** What pulls and commits are alike in: QEMU ends them by itself, and keeps them until somebody has seen that. */
const ownEnd = { "auto-finalize": true, "auto-dismiss": false };
/** What copies and commits of the active image are alike in: they wait until the definition has followed. */
export const ourEnd = { "auto-finalize": false, "auto-dismiss": false };

const speedArgument = (speed: bigint) => (speed === 0n ? {} : { speed });

/** Pulls what lies above the image `base`, or all that lies under a disk's own, into that one. */
export async function pull(
  guest: Guest,
  disk: Disk,
  base: string | undefined,
  speed: bigint,
  signal?: AbortSignal,
): Promise<void> {
  const layers = layersOf(disk);
  const index = base === undefined ? layers.length : layerIndex(disk, base);
  if (index === 0) throw invalidArgument("base", "it is the disk's own image, into which is pulled");
  const below = layers[index];
  const target = below && {
    "base-node": formatNode(below.number),
    ...(below.path !== undefined && { "backing-file": below.path }),
  };
  await beginJob(
    guest,
    {
      kind: "pull",
      disk,
      after: withoutLayers(disk, 1, index),
      numbers: layers.slice(1, index).map(({ number }) => number),
      start: async (client, id) => {
        const device = formatNode(layers[0]!.number);
        await client.call("block-stream", {
          device,
          "job-id": id,
          ...target,
          ...speedArgument(speed),
          ...ownEnd,
        });
      },
    },
    signal,
  );
}

/** What is committed, and how. */
export interface Commit {
  readonly base: string | undefined;
  readonly top: string | undefined;
  readonly isShallow: boolean;
  /** Whether the disk's own image is meant. */
  readonly isActive: boolean;
  /** Whether the images that are of no more use are removed. */
  readonly removes: boolean;
  readonly speed: bigint;
}

/** Writes what lies above an image, up to another, down into it. */
export async function commit(guest: Guest, disk: Disk, how: Commit, signal?: AbortSignal): Promise<void> {
  const { from, to } = commitRange(disk, how);
  const layers = layersOf(disk);
  const [active, top, base] = [layers[0]!, layers[from]!, layers[to]!];
  const after = withoutLayers(disk, from, to);
  const gone = layers.slice(from, to);
  const obsolete = how.removes ? gone.flatMap(({ path }) => path ?? []) : [];
  await beginJob(
    guest,
    {
      kind: how.isActive ? "active-commit" : "commit",
      disk,
      after,
      numbers: gone.map(({ number }) => number),
      ...(obsolete.length > 0 && { obsolete }),
      ...(how.isActive && { meanwhile: withMirror(disk, after, "active-commit") }),
      start: async (client, id) => {
        await client.call("block-commit", {
          device: formatNode(active.number),
          "job-id": id,
          "top-node": formatNode(top.number),
          "base-node": formatNode(base.number),
          ...(!how.isActive && base.path !== undefined && { "backing-file": base.path }),
          ...speedArgument(how.speed),
          ...(how.isActive ? ourEnd : ownEnd),
        });
      },
    },
    signal,
  );
}

function commitRange(
  disk: Disk,
  { base, top, isShallow, isActive }: Commit,
): { readonly from: number; readonly to: number } {
  const layers = layersOf(disk);
  const target = disk.target.dev;
  const from = top === undefined ? 0 : layerIndex(disk, top);
  if (from === 0 && !isActive)
    throw invalidArgument(`disk '${target}'`, "its own image is committed with the flag ACTIVE only");
  if (from > 0 && isActive)
    throw invalidArgument(`image '${top}'`, `it is not disk '${target}'s own, for which the flag ACTIVE is`);
  const to = base !== undefined ? layerIndex(disk, base) : isShallow ? from + 1 : layers.length - 1;
  if (to <= from || to >= layers.length)
    throw invalidArgument(
      `disk '${target}'`,
      `there is no image under '${nameOf(layers[from]!)}' to commit into`,
    );
  if (isShallow && to !== from + 1)
    throw invalidArgument(`image '${base}'`, `it does not lie right under '${nameOf(layers[from]!)}'`);
  return { from, to };
}

const nameOf = ({ path, number }: Layer): string => path ?? formatNode(number);

/** A disk as it is while a copy of it is made, or its own image is committed. */
export function withMirror(disk: Disk, after: Disk, job: "copy" | "active-commit"): Disk {
  const { type = "file", driver, source, backingStore } = after as Disk & { source?: object };
  const format = driver?.type ?? "raw";
  const path = (source as { file?: string } | undefined)?.file;
  const old = job === "copy" && type === "file" && path !== undefined ? { file: path, format } : {};
  const mirror = {
    type,
    ...old,
    job,
    formatElement: { type: format },
    source,
    ...(backingStore !== undefined && { backingStore }),
  };
  return { ...disk, mirror } as Disk;
}
