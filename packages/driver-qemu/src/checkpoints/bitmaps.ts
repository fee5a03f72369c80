import type { QmpClient } from "@libvirt-ts/qmp";
import type { DomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { driveInfos } from "../guest/drives.js";
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
  const infos = await driveInfos(client);
  return bitmaps.flatMap((bitmap) => {
    const disk = guest.live.devices?.disk?.find(({ target }) => target.dev === bitmap.target);
    const inserted = disk?.alias && infos.get(disk.alias.name)?.inserted;
    const node = inserted?.["node-name"];
    const known = inserted?.["dirty-bitmaps"]?.find(({ name }) => name === bitmap.name);
    return node === undefined || known === undefined ? [] : [{ ...bitmap, node, count: BigInt(known.count) }];
  });
}

/** Begins to track changes of disks, of all at one moment. */
export async function addBitmaps(client: QmpClient, guest: Guest, bitmaps: readonly Bitmap[]): Promise<void> {
  const infos = await driveInfos(client);
  const actions = bitmaps.map(({ target, name }) => {
    const disk = guest.live.devices?.disk?.find((one) => one.target.dev === target);
    const node = disk?.alias && infos.get(disk.alias.name)?.inserted?.["node-name"];
    // A persistent one is in the image, and so outlives QEMU.
    return { type: "block-dirty-bitmap-add", data: { node, name, persistent: true, disabled: false } };
  });
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
