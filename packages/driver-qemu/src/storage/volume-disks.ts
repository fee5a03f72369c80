import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type {
  Disk,
  DiskDriver,
  Domain,
  FileDisk,
  VolumeDisk,
  VolumeDiskSource,
} from "@libvirt-ts/xml/domain";
import type { QemuNode } from "../node/node.js";
import { invalid } from "../unsupported.js";
import { qemuFormat } from "./image-header.js";
import { findVolume, inspect } from "./volumes.js";

/** As what it is told that a volume is not there, nor its pool, or that this is not active. */
const absences: ReadonlySet<number> = new Set([
  ErrorNumber.NO_STORAGE_VOL,
  ErrorNumber.NO_STORAGE_POOL,
  ErrorNumber.OPERATION_INVALID,
]);

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
  if (!isVolume(disk)) return disk;
  if (disk.source === undefined) return emptyDrive(disk);
  const { pool, volume } = disk.source;
  const found = await findVolume(node, { pool, name: volume });
  const format = disk.driver?.type ?? (await inspect(node, found)).header.format;
  const type = qemuFormat(format) as NonNullable<DiskDriver["type"]>;
  return fileDisk({ ...disk, driver: { ...disk.driver, type } }, found.path);
}

/** Whether the volume that a disk names is there, and its pool active. */
export async function hasVolume(node: QemuNode, { pool, volume }: VolumeDiskSource): Promise<boolean> {
  try {
    await findVolume(node, { pool, name: volume });
    return true;
  } catch (error) {
    if (error instanceof LibvirtError && absences.has(error.code)) return false;
    throw error;
  }
}

/** A domain whose disks that are volumes are some file: for what is looked at before a start. */
export function withoutVolumes(domain: Domain): Domain {
  const disks = domain.devices?.disk ?? [];
  if (!disks.some(isVolume)) return domain;
  const disk = disks.map((one) => (isVolume(one) ? fileDisk(one, "/volume") : one));
  return { ...domain, devices: { ...domain.devices, disk } };
}

const isVolume = (disk: Disk): disk is VolumeDisk => disk.type === "volume";

const emptyDrive = (disk: VolumeDisk): FileDisk => ({ ...disk, type: "file" }) as FileDisk;

function fileDisk(disk: VolumeDisk, file: string): FileDisk {
  if (disk.source === undefined) return emptyDrive(disk);
  const { pool: _, volume: __, mode, ...rest } = disk.source;
  if (mode !== undefined) throw invalid("disk/source", `mode '${mode}' is for pools of type 'iscsi'`);
  return { ...disk, type: "file", source: { ...rest, file } } as FileDisk;
}
