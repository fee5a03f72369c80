import type { DeviceDisk } from "../device/device.js";
import type { BlockDisk, Disk, FileDisk } from "../generated/domain/types.generated.js";

/** A disk whose contents are a file or a block device of the host: what every sort of Xen configuration can say. */
export type PlainDisk = FileDisk | BlockDisk;

/** The same, that may have no place in a guest yet. */
export type AttachableDisk = Extract<DeviceDisk, { readonly type?: "file" | "block" }>;

/** The devices that such a disk may be. */
export type DiskSort = "disk" | "cdrom" | "floppy";

const sorts: ReadonlySet<unknown> = new Set<DiskSort>(["disk", "cdrom", "floppy"]);

/** Whether a disk's contents are a file or a block device, and it is a hard disk, a CD-ROM or a floppy. */
export function isPlainDisk(disk: Disk): disk is PlainDisk;
export function isPlainDisk(disk: DeviceDisk): disk is AttachableDisk;
export function isPlainDisk(disk: DeviceDisk): boolean {
  const { type = "file" } = disk;
  if (type !== "file" && type !== "block") return false;
  return sorts.has(("device" in disk ? disk.device : undefined) ?? "disk");
}

/** What sort of disk it is; a document that does not say means a hard disk. */
export function sortOf({ device = "disk" }: Pick<PlainDisk, "device">): DiskSort {
  return device as DiskSort;
}

/** Where the host keeps the contents; undefined for an empty drive. */
export function sourceOf(disk: AttachableDisk): string | undefined {
  const path = disk.type === "block" ? disk.source?.dev : disk.source?.file;
  return path || undefined;
}

/** The parts of a disk that say where its contents are. */
export function contentsOf(
  type: "file" | "block",
  path: string | undefined,
): Pick<FileDisk, "type" | "source"> | Pick<BlockDisk, "type" | "source"> {
  if (type === "block") return { type, ...(path !== undefined && { source: { dev: path } }) };
  return { type, ...(path !== undefined && { source: { file: path } }) };
}
