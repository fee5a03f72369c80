// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Allocation, Capacity, Encryption, Permissions } from "../common/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

/** A volume: its size, its format, and what it is made of. */
export interface StorageVolume extends Kept {
  /** Which kind of volume it is: a file, a block device, … */
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
  /** The path on the host. */
  path: string;
  format?: StorageVolumeFormat;
  permissions?: Permissions;
  timestamps?: StorageVolumeTimestamps;
}

/** A device that a volume takes part of. */
export interface StorageVolumeDevice extends Kept {
  /** The path of the device. */
  path: string;
  extent?: StorageVolumeExtent[];
}

/** A part of a device; both ends in bytes. */
export interface StorageVolumeExtent extends Kept {
  /** The first byte. */
  start: number;
  /** The byte behind the last one. */
  end: number;
}

/** Features of a qcow2 image. */
export interface StorageVolumeFeatures extends Kept {
  /** Whether counts of references are written late, which is faster and less safe. */
  lazy_refcounts?: boolean;
  /** Whether clusters are kept track of in parts. */
  extended_l2?: boolean;
}

/** The format of a volume. */
export interface StorageVolumeFormat extends Kept {
  /** The format. */
  type: "unknown" | "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | "none" | "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | "linux" | "fat16" | "fat32" | "linux-swap" | "linux-lvm" | "linux-raid" | "extended" | UnknownWord;
}

/** How large a volume's file is; bytes where no unit is given. */
export interface StorageVolumePhysical extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** How much it is. */
  value: number;
}

/** Which parts of which devices a volume takes. */
export interface StorageVolumeSource extends Kept {
  device?: StorageVolumeDevice[];
}

/** Where a volume is found, and how it is made. */
export interface StorageVolumeTarget extends Kept {
  /** The path on the host. */
  path?: string;
  format?: StorageVolumeFormat;
  permissions?: Permissions;
  timestamps?: StorageVolumeTimestamps;
  encryption?: Encryption;
  /** Which version of the format is written: `0.10`, `1.1`. */
  compat?: string;
  /** Whether blocks are overwritten in place on a file system that else copies them. */
  nocow?: boolean;
  clusterSize?: StorageVolumePhysical;
  features?: StorageVolumeFeatures;
}

/** When a volume was read, written and changed; seconds since 1970. */
export interface StorageVolumeTimestamps extends Kept {
  /** When it was last read, in seconds since 1970. */
  atime?: string;
  /** When it was made, in seconds since 1970. */
  btime?: string;
  /** When it was last written, in seconds since 1970. */
  mtime?: string;
  /** When its metadata changed last, in seconds since 1970. */
  ctime?: string;
}
