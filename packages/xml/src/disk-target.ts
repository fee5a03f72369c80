/** The name of a disk in the guest, taken apart: `xvdb2` is disk 1 of `xvd`, partition 2. */
export interface DiskTarget {
  /** `hd` (IDE), `sd` (SCSI), `xvd` (Xen), `vd` (virtio), `fd` (floppy). */
  readonly prefix: DiskPrefix;
  /** Number of the disk, from 0: `a` is 0, `z` 25, `aa` 26. */
  readonly index: number;
  /** Number of the partition, from 1; absent: the whole disk. */
  readonly partition?: number;
}

/** The sorts of disk names. */
export type DiskPrefix = "hd" | "sd" | "xvd" | "vd" | "fd";

/** Linux has room for no more. */
const MAX_INDEX = (1 << 20) - 1;

/**
 * Reads the name of a disk in the guest. Xen's decorations (`ioemu:hda`, `hdc:cdrom`) are dropped.
 *
 * @returns undefined when it is not such a name.
 */
export function parseDiskTarget(target: string): DiskTarget | undefined {
  const match = /^(?:ioemu:)?(xvd|hd|sd|vd|fd)([a-z]{1,5})([1-9][0-9]{0,3})?(?::(?:disk|cdrom))?$/.exec(
    target,
  );
  if (match === null) return undefined;
  const [, prefix, letters = "", partition] = match;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 96;
  if (index - 1 > MAX_INDEX) return undefined;
  return {
    prefix: prefix as DiskPrefix,
    index: index - 1,
    ...(partition !== undefined && { partition: Number(partition) }),
  };
}

/** Prints the name of a disk in the guest. */
export function formatDiskTarget({ prefix, index, partition }: DiskTarget): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(97 + ((n - 1) % 26)) + letters;
  }
  return `${prefix}${letters}${partition ?? ""}`;
}

/** The first name of that sort that none of the disks has: `nextDiskTarget(domain.devices.disk, "xvd")`. */
export function nextDiskTarget(
  disks: readonly { readonly target: { readonly dev: string } }[],
  prefix: DiskPrefix,
): string {
  const taken = new Set<number>();
  for (const { target } of disks) {
    const parsed = parseDiskTarget(target.dev);
    if (parsed?.prefix === prefix) taken.add(parsed.index);
  }
  let index = 0;
  while (taken.has(index)) index += 1;
  return formatDiskTarget({ prefix, index });
}
