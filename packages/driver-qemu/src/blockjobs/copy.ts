import { stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { BackingStore, Disk } from "@libvirt-ts/xml/domain";
import { plugSteps } from "../command-line/plugging.js";
import { completeChains } from "../definition/chains.js";
import { imageNumbers } from "../definition/images.js";
import { invalidArgument, qemuError } from "../errors.js";
import { cleanUp, execute } from "../guest/change.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { makeImage } from "../host/qemu-img.js";
import { removeFile } from "../node/files.js";
import type { Qemu } from "../qemu.js";
import { beginJob, ourEnd, withMirror } from "./begin.js";
import { assertNoBlockJob } from "./jobs.js";
import { formatNode, layersOf } from "./layers.js";

/** Where a disk is copied to, and how. */
export interface Copy {
  readonly type: "file" | "block";
  readonly path: string;
  /** That of the disk where it is not said. */
  readonly format: string | undefined;
  /** Whether only the disk's own image is copied: the copy lies on what that lies on. */
  readonly isShallow: boolean;
  /** Whether the image is there already, as it is to be. */
  readonly reuses: boolean;
  /** Whether the guest waits until what it writes is in the copy, too. */
  readonly isSynchronous: boolean;
  readonly speed: bigint;
  /** Bytes */
  readonly granularity?: bigint | undefined;
  /** Bytes */
  readonly buffer?: bigint | undefined;
}

/** Copies a disk to another place, and keeps the copy up until it is told where the guest is to go on. */
export async function copy(
  guest: Guest,
  disk: Disk,
  how: Copy,
  qemu: Qemu,
  signal?: AbortSignal,
): Promise<void> {
  await assertNoBlockJob(guest, disk.target.dev);
  const inserted = (await guest.run((client) => insertedIn(client, guest.live))).get(disk.target.dev);
  if (inserted === undefined) throw invalidArgument(`disk '${disk.target.dev}'`, "there is nothing in it");
  await assertPlace(disk, how);
  const after = await destination(guest, disk, how);
  const known = new Set(layersOf(disk).map(({ number }) => formatNode(number)));
  const steps = plugSteps("disk", after, guest.live, qemu).filter(
    ({ command: { execute: name, arguments: args } }) =>
      name === "blockdev-add" && !isKnown(known, String(args["node-name"])),
  );
  const isMade = how.type === "file" && !how.reuses;
  const undo = steps.toReversed().flatMap((step) => step.undo ?? []);
  if (isMade) {
    const below = how.isShallow ? layersOf(disk)[1] : undefined;
    await makeImage(how.path, {
      format: after.driver?.type ?? "raw",
      below: below?.path === undefined ? undefined : { path: below.path, format: below.format },
      size: inserted.size,
    });
  }
  try {
    await beginJob(
      guest,
      {
        kind: "copy",
        disk,
        after,
        numbers: [...layersOf(disk), ...layersOf(after)].map(({ number }) => number),
        ...(isMade && { made: how.path }),
        meanwhile: withMirror(disk, after, "copy"),
        start: async (client, id) => {
          for (const { command } of steps) await execute(client, command);
          await client.call("blockdev-mirror", {
            "job-id": id,
            device: formatNode(layersOf(disk)[0]!.number),
            target: formatNode(layersOf(after)[0]!.number),
            sync: how.isShallow ? "top" : "full",
            ...(how.speed !== 0n && { speed: how.speed }),
            ...(how.granularity !== undefined && { granularity: how.granularity }),
            ...(how.buffer !== undefined && { "buf-size": how.buffer }),
            ...(how.isSynchronous && { "copy-mode": "write-blocking" }),
            ...ourEnd,
          });
        },
        undo: (client) => cleanUp(client, undo),
      },
      signal,
    );
  } catch (error) {
    if (isMade) await removeFile(how.path).catch(() => false);
    throw error;
  }
}

/** Whether a node is one of those that the disk has: `libvirt-3-format`, or what that lies on. */
const isKnown = (known: ReadonlySet<string>, name: string): boolean =>
  known.has(name.replace(/-storage$/, "-format"));

/** Throws INVALID_ARG, CONFIG_UNSUPPORTED, OPERATION_INVALID where the copy cannot be there. */
async function assertPlace(disk: Disk, { type, path, reuses, isShallow, format }: Copy): Promise<void> {
  const what = `copy of disk '${disk.target.dev}'`;
  if (!isAbsolute(path))
    throw invalidArgument(what, `expected an absolute path, not ${JSON.stringify(path)}`);
  if (layersOf(disk).some((layer) => layer.path === path))
    throw invalidArgument(what, `'${path}' is an image of the disk itself`);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined && (reuses || type === "block"))
    throw qemuError(ErrorNumber.CONFIG_UNSUPPORTED, path, "there is no such image to be used");
  // An empty file holds a place, and is nobody's image.
  if (type === "file" && !reuses && found !== undefined && !(found.isFile() && found.size === 0))
    throw qemuError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      path,
      "there is a file already; REUSE_EXT is not among the flags",
    );
  const kind = format ?? disk.driver?.type ?? "raw";
  if (isShallow && kind === "raw" && layersOf(disk).length > 1)
    throw qemuError(
      ErrorNumber.OPERATION_INVALID,
      path,
      "an image of the format raw lies on no other: it cannot be a shallow copy",
    );
}

/** The disk as it is once the guest has gone over to the copy: its new images have numbers that no other has. */
async function destination(
  guest: Guest,
  disk: Disk,
  { type, path, format, isShallow, reuses }: Copy,
): Promise<Disk> {
  const { mirror: _, backingStore, ...rest } = disk;
  const kind = format ?? disk.driver?.type ?? "raw";
  const after = {
    ...rest,
    type,
    driver: { ...disk.driver, type: kind },
    source: type === "block" ? { dev: path } : { file: path },
  } as Disk;
  let last = Math.max(0, ...imageNumbers(guest.live.devices?.disk ?? []).values());
  (after as { source: { index?: number } }).source.index = ++last;
  if (!isShallow) return { ...after, backingStore: {} as BackingStore };
  if (!reuses) return backingStore === undefined ? after : { ...after, backingStore };
  await completeChains([after]);
  for (const { image } of layersOf(after).slice(1)) (image as BackingStore).index = ++last;
  return after;
}
