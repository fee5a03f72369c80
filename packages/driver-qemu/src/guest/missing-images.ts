import { access } from "node:fs/promises";
import { DomainEventDiskChangeReason } from "@libvirt-ts/driver/flags";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { sourcePath } from "../definition/images.js";

/** A disk whose image was not there when its guest was to start, and what was done about it. */
export interface Missing {
  readonly path: string;
  readonly alias: string;
  /** A `DomainEventDiskChangeReason`. */
  readonly reason: number;
}

/**
 * A guest without the images that are not there and that its `startupPolicy` can do without: `optional` ones always,
 * `requisite` ones where it is brought back. A drive is left empty, another disk is left out.
 */
export async function withoutMissing(
  domain: Domain,
  isBroughtBack: boolean,
): Promise<{ readonly domain: Domain; readonly missing: readonly Missing[] }> {
  const { CHANGE_MISSING_ON_START, DROP_MISSING_ON_START } = DomainEventDiskChangeReason;
  const missing: Missing[] = [];
  const kept: Disk[] = [];
  for (const disk of domain.devices?.disk ?? []) {
    const path = sourcePath(disk);
    if (path === undefined || !canDoWithout(disk, isBroughtBack) || (await isThere(path))) {
      kept.push(disk);
      continue;
    }
    const isDrive = disk.device === "cdrom" || disk.device === "floppy";
    if (isDrive) kept.push(emptied(disk));
    const reason = isDrive ? CHANGE_MISSING_ON_START : DROP_MISSING_ON_START;
    missing.push({ path, alias: disk.alias?.name ?? disk.target.dev, reason });
  }
  if (missing.length === 0) return { domain, missing };
  return { domain: { ...domain, devices: { ...domain.devices, disk: kept } }, missing };
}

function canDoWithout(disk: Disk, isBroughtBack: boolean): boolean {
  const { startupPolicy } = ("source" in disk ? disk.source : undefined) as { startupPolicy?: string };
  return startupPolicy === "optional" || (startupPolicy === "requisite" && isBroughtBack);
}

function emptied(disk: Disk): Disk {
  const { source: _, backingStore: __, ...rest } = disk as Disk & { source?: object };
  return rest as Disk;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
