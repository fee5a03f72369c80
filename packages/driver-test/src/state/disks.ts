import type { Disk, Domain, FileDiskSource } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";

export const disksOf = ({ devices }: Domain): readonly Disk[] => devices?.disk ?? [];

/** Where a disk's contents are: a path of the host, or nothing for an empty drive and for what is no file. */
export function sourceOf(disk: Disk): string | undefined {
  const { file, dev } = ("source" in disk ? (disk.source ?? {}) : {}) as { file?: string; dev?: string };
  return file ?? dev;
}

/** A disk that the guest writes to: no drive, and not read-only. */
export const isWritable = (disk: Disk): boolean =>
  disk.readonly !== true && ("device" in disk ? (disk.device ?? "disk") : "disk") === "disk";

/** The disk with a target or a source's path. Throws INVALID_ARG. */
export function findDisk(domain: Domain, name: string): Disk {
  const disk = disksOf(domain).find((it) => it.target.dev === name || sourceOf(it) === name);
  if (disk !== undefined) return disk;
  throw invalidArgument(`disk ${JSON.stringify(name)}`, "the domain has no disk of that target or source");
}

/** The same domain with one of its disks changed. */
export function withDisk(domain: Domain, target: string, change: (disk: Disk) => Disk): Domain {
  const disk = disksOf(domain).map((it) => (it.target.dev === target ? change(it) : it));
  return { ...domain, devices: { ...domain.devices, disk } };
}

/** The same disk that writes to a new file on top of what it had. */
export function withOverlay(disk: Disk, file: string, format: string): Disk {
  const { source, backingStore, type, driver, ...rest } = disk as Disk & { source?: FileDiskSource };
  const below = {
    ...(type === undefined ? { type: "file" } : { type }),
    format: { type: driver?.type ?? "raw" },
    ...(source && { source }),
    ...(backingStore && { backingStore }),
  };
  return {
    ...rest,
    type: "file",
    driver: { ...driver, type: format },
    source: { file },
    backingStore: below,
  } as Disk;
}
