import type { QmpClient } from "@libvirt-ts/qmp";
import type { DomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";

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

/** Those of these bitmaps that QEMU has. */
export async function knownBitmaps(
  client: QmpClient,
  guest: Guest,
  bitmaps: readonly Bitmap[],
): Promise<readonly KnownBitmap[]> {
  const images = await insertedIn(client, guest.live);
  return bitmaps.flatMap((bitmap) => {
    const image = images.get(bitmap.target);
    const known = image?.bitmaps.find(({ name }) => name === bitmap.name);
    return known === undefined ? [] : [{ ...bitmap, node: image!.node, count: BigInt(known.count) }];
  });
}

/** Begins to track changes of disks, of all at one moment. */
export async function addBitmaps(client: QmpClient, guest: Guest, bitmaps: readonly Bitmap[]): Promise<void> {
  const images = await insertedIn(client, guest.live);
  const actions = bitmaps.map(({ target, name }) => ({
    type: "block-dirty-bitmap-add",
    // A persistent one is in the image, and so outlives QEMU.
    data: { node: images.get(target)?.node, name, persistent: true, disabled: false },
  }));
  await client.call("transaction", { actions });
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
