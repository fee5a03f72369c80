// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Allocation, Capacity, Encryption, Permissions } from "../common/types.generated.js";
import type { Kept, UnknownWord } from "../../runtime/kept.js";

export interface StorageVolume extends Kept {
  type?: "file" | "block" | "dir" | "network" | "netdir" | UnknownWord;
  name: string;
  key?: string;
  source?: StorageVolumeSource;
  capacity?: Capacity;
  allocation?: Allocation;
  physical?: StorageVolumePhysical;
  target: StorageVolumeTarget;
  backingStore?: StorageVolumeBackingStore;
}

export interface StorageVolumeBackingStore extends Kept {
  path: string;
  format?: StorageVolumeFormat;
  permissions?: Permissions;
  timestamps?: StorageVolumeTimestamps;
}

export interface StorageVolumeDevice extends Kept {
  path: string;
  extent?: StorageVolumeExtent[];
}

export interface StorageVolumeExtent extends Kept {
  start: number;
  end: number;
}

export interface StorageVolumeFeatures extends Kept {
  lazy_refcounts?: boolean;
  extended_l2?: boolean;
}

export interface StorageVolumeFormat extends Kept {
  type: "unknown" | "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | "none" | "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | "linux" | "fat16" | "fat32" | "linux-swap" | "linux-lvm" | "linux-raid" | "extended" | UnknownWord;
}

export interface StorageVolumePhysical extends Kept {
  unit?: string;
  value: number;
}

export interface StorageVolumeSource extends Kept {
  device?: StorageVolumeDevice[];
}

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

export interface StorageVolumeTimestamps extends Kept {
  atime?: string;
  btime?: string;
  mtime?: string;
  ctime?: string;
}
