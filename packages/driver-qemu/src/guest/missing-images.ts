import { DomainEventDiskChangeReason } from "@libvirt-ts/driver/flags";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { sourcePath } from "../definition/images.js";
import { exists } from "../node/files.js";
import type { QemuNode } from "../node/node.js";
import { hasVolume } from "../storage/volume-disks.js";

/** A disk whose image was not there when its guest was to start, and what was done about it. */
export interface Missing {
  /** Undefined for a volume: nobody knows where it would be. */
  readonly path: string | undefined;
  readonly alias: string;
  /** A `DomainEventDiskChangeReason`. */
  readonly reason: number;
}

/**
 * A guest without the images, files or volumes, that are not there and that its `startupPolicy` can do without: `optional`
 * ones always, `requisite` ones where it is brought back. A drive is left empty, another disk is left out.
 */
export async function withoutMissing(
  node: QemuNode,
  domain: Domain,
  isBroughtBack: boolean,
): Promise<{ readonly domain: Domain; readonly missing: readonly Missing[] }> {
  const { CHANGE_MISSING_ON_START, DROP_MISSING_ON_START } = DomainEventDiskChangeReason;
  const missing: Missing[] = [];
  const kept: Disk[] = [];
  for (const disk of domain.devices?.disk ?? []) {
    if (!canDoWithout(disk, isBroughtBack) || (await isThere(node, disk))) {
      kept.push(disk);
      continue;
    }
    const isDrive = disk.device === "cdrom" || disk.device === "floppy";
    if (isDrive) kept.push(emptied(disk));
    const reason = isDrive ? CHANGE_MISSING_ON_START : DROP_MISSING_ON_START;
    missing.push({ path: sourcePath(disk), alias: disk.alias?.name ?? disk.target.dev, reason });
  }
  if (missing.length === 0) return { domain, missing };
  return { domain: { ...domain, devices: { ...domain.devices, disk: kept } }, missing };
}

function canDoWithout(disk: Disk, isBroughtBack: boolean): boolean {
  const source = "source" in disk ? disk.source : undefined;
  const policy = source !== undefined && "startupPolicy" in source ? source.startupPolicy : undefined;
  return policy === "optional" || (policy === "requisite" && isBroughtBack);
}

function emptied(disk: Disk): Disk {
  const { source: _, backingStore: __, ...rest } = disk as Disk & { source?: object };
  return rest as Disk;
}

/** Whether a disk's image is there; one elsewhere, over the network for instance, is QEMU's to miss. */
async function isThere(node: QemuNode, disk: Disk): Promise<boolean> {
  if (disk.type === "volume") return disk.source === undefined || (await hasVolume(node, disk.source));
  const path = sourcePath(disk);
  return path === undefined || (await exists(path));
}
