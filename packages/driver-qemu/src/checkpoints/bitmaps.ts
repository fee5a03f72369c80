import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import type { DomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { formatNode, layersOf } from "../blockjobs/layers.js";
import { diskAt } from "../definition/disks.js";
import { sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { bitmapsIn, imageOptions, qemuImg } from "../host/qemu-img.js";
import { exists } from "../node/files.js";

/** A bitmap that tracks which blocks of a disk change, in the disk's own image. */
export interface Bitmap {
  /** The disk's target. */
  readonly target: string;
  readonly name: string;
}

/** The bitmap of a disk as QEMU has it. */
export interface KnownBitmap extends Bitmap {
  /** The block node that it is of. */
  readonly node: string;
  /** Bytes that have changed since. */
  readonly count: bigint;
}

/** The bitmaps of a checkpoint. */
export function bitmapsOf({ name = "", disks }: DomainCheckpoint): readonly Bitmap[] {
  return (disks?.disk ?? []).flatMap(({ name: target, checkpoint, bitmap = name }) =>
    checkpoint === "bitmap" ? [{ target, name: bitmap }] : [],
  );
}

/** Those of these bitmaps that QEMU has. They are looked for in the disks' own images: what is backed up has a filter above. */
export async function knownBitmaps(
  client: QmpClient,
  guest: Guest,
  bitmaps: readonly Bitmap[],
): Promise<readonly KnownBitmap[]> {
  const nodes = await client.execute("query-named-block-nodes", { flat: true });
  const byName = new Map(nodes.map((node) => [node["node-name"], node["dirty-bitmaps"] ?? []]));
  return bitmaps.flatMap((bitmap) => {
    const disk = diskAt(guest.live, bitmap.target);
    if (disk === undefined) return [];
    const node = formatNode(layersOf(disk)[0]!.number);
    const known = byName.get(node)?.find(({ name }) => name === bitmap.name);
    return known === undefined ? [] : [{ ...bitmap, node, count: BigInt(known.count) }];
  });
}

/**
 * Throws INTERNAL_ERROR, as QEMU would, where an image has a bitmap of that name already. It is somebody else's: what is undone
 * later must not take it.
 */
export async function assertNew(guest: Guest, bitmaps: readonly Bitmap[]): Promise<void> {
  const [known] = await guest.run((client) => knownBitmaps(client, guest, bitmaps));
  if (known === undefined) return;
  const detail = `its image has a bitmap '${known.name}' already`;
  throw qemuError(ErrorNumber.INTERNAL_ERROR, `disk '${known.target}'`, detail);
}

/** What begins to track changes of disks, as parts of a transaction. */
export async function bitmapActions(
  client: QmpClient,
  guest: Guest,
  bitmaps: readonly Bitmap[],
): Promise<readonly object[]> {
  if (bitmaps.length === 0) return [];
  const images = await insertedIn(client, guest.live);
  return bitmaps.map(({ target, name }) => ({
    type: "block-dirty-bitmap-add",
    // A persistent one is in the image, and so outlives QEMU.
    data: { node: images.get(target)?.node, name, persistent: true, disabled: false },
  }));
}

/** Begins to track changes of disks, of all at one moment. */
export async function addBitmaps(client: QmpClient, guest: Guest, bitmaps: readonly Bitmap[]): Promise<void> {
  await client.call("transaction", { actions: await bitmapActions(client, guest, bitmaps) });
}

/** Tracks changes no more, and forgets them; what is not there is no failure. */
export async function removeBitmaps(
  client: QmpClient,
  guest: Guest,
  bitmaps: readonly Bitmap[],
): Promise<void> {
  const known = await knownBitmaps(client, guest, bitmaps);
  if (known.length === 0) return;
  const actions = known.map(({ node, name }) => ({
    type: "block-dirty-bitmap-remove",
    data: { node, name },
  }));
  await client.call("transaction", { actions });
}

/**
 * Removes bitmaps from the images of a domain whose guest has ended, which has stored them there if it ended in order. What is
 * not there is no failure.
 */
export async function removeStoredBitmaps(domain: Domain, bitmaps: readonly Bitmap[]): Promise<void> {
  for (const { target, name } of bitmaps) {
    const disk = diskAt(domain, target);
    const path = disk && sourcePath(disk);
    if (path === undefined || !(await exists(path))) continue;
    if ((await bitmapsIn(path)).includes(name))
      await qemuImg(path, ["bitmap", "--remove", ...imageOptions(path, "qcow2"), name]);
  }
}
