// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Allocation, Capacity, Encryption, Permissions } from "../common/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

/** A volume: its size, its format, and what it is made of. */
export interface StorageVolume extends Kept {
  type?: "file" | "block" | "dir" | "network" | "netdir" | UnknownWord;
  /** The name in the pool. */
  name: string;
  /** What the volume is known by on the host. */
  key?: string;
  source?: StorageVolumeSource;
  capacity?: Capacity;
  allocation?: Allocation;
  physical?: StorageVolumePhysical;
  target?: StorageVolumeTarget;
  backingStore?: StorageVolumeBackingStore;
}

/** The image under a volume. */
export interface StorageVolumeBackingStore extends Kept {
  path: string;
  format?: StorageVolumeFormat;
  permissions?: Permissions;
  timestamps?: StorageVolumeTimestamps;
}

/** A device that a volume takes part of. */
export interface StorageVolumeDevice extends Kept {
  path: string;
  extent?: StorageVolumeExtent[];
}

/** A part of a device; both ends in bytes. */
export interface StorageVolumeExtent extends Kept {
  start: number;
  end: number;
}

/** Features of a qcow2 image. */
export interface StorageVolumeFeatures extends Kept {
  lazy_refcounts?: boolean;
  extended_l2?: boolean;
}

/** The format of a volume. */
export interface StorageVolumeFormat extends Kept {
  type: "unknown" | "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | "none" | "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | "linux" | "fat16" | "fat32" | "linux-swap" | "linux-lvm" | "linux-raid" | "extended" | UnknownWord;
}

/** How large a volume's file is; bytes where no unit is given. */
export interface StorageVolumePhysical extends Kept {
  unit?: string;
  value: number;
}

/** Which parts of which devices a volume takes. */
export interface StorageVolumeSource extends Kept {
  device?: StorageVolumeDevice[];
}

/** Where a volume is found, and how it is made. */
export interface StorageVolumeTarget extends Kept {
  path?: string;
  format?: StorageVolumeFormat;
  permissions?: Permissions;
  timestamps?: StorageVolumeTimestamps;
  encryption?: Encryption;
  compat?: string;
  nocow?: boolean;
  clusterSize?: StorageVolumePhysical;
  features?: StorageVolumeFeatures;
}

/** When a volume was read, written and changed; seconds since 1970. */
export interface StorageVolumeTimestamps extends Kept {
  atime?: string;
  btime?: string;
  mtime?: string;
  ctime?: string;
}
