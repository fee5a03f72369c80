import type { Disk, DiskDriver, Domain, FileDisk, VolumeDisk } from "@libvirt-ts/xml/domain";
import type { QemuNode } from "../node/node.js";
import { invalid } from "../unsupported.js";
import { qemuFormat } from "./image-header.js";
import { inspect, volumeOf } from "./volumes.js";

/**
 * A domain whose disks that are volumes are the files which those have now, of the format that the disk says, or else the
 * volume. Throws NO_STORAGE_POOL, NO_STORAGE_VOL, OPERATION_INVALID for a pool that is not active.
 */
export async function withVolumes(node: QemuNode, domain: Domain): Promise<Domain> {
  const disks = domain.devices?.disk ?? [];
  if (!disks.some(isVolume)) return domain;
  const disk = await Promise.all(disks.map((one) => withVolume(node, one)));
  return { ...domain, devices: { ...domain.devices, disk } };
}

/** As `withVolumes`, of one disk. */
export async function withVolume(node: QemuNode, disk: Disk): Promise<Disk> {
  if (!isVolume(disk) || disk.source === undefined) return disk;
  const { pool, volume } = disk.source;
  const found = await volumeOf(node, await node.pools.byName(pool), volume);
  const format = disk.driver?.type ?? (await inspect(node, found)).header.format;
  const type = qemuFormat(format) as NonNullable<DiskDriver["type"]>;
  return fileDisk({ ...disk, driver: { ...disk.driver, type } }, found.path);
}

/** A domain whose disks that are volumes are some file: for what is looked at before a start. */
export function withoutVolumes(domain: Domain): Domain {
  const disks = domain.devices?.disk ?? [];
  if (!disks.some(isVolume)) return domain;
  const disk = disks.map((one) => (isVolume(one) ? fileDisk(one, "/volume") : one));
  return { ...domain, devices: { ...domain.devices, disk } };
}

const isVolume = (disk: Disk): disk is VolumeDisk => disk.type === "volume";

function fileDisk(disk: VolumeDisk, file: string): FileDisk {
  if (disk.source?.mode !== undefined)
    throw invalid("disk/source", `mode '${disk.source.mode}' is for pools of type 'iscsi'`);
  if (disk.source === undefined) return { ...disk, type: "file" } as FileDisk;
  const { pool: _, volume: __, mode: ___, ...rest } = disk.source;
  return { ...disk, type: "file", source: { ...rest, file } } as FileDisk;
}
