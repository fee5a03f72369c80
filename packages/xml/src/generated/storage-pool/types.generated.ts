// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Allocation, Capacity, IscsiInitiator, Permissions, ScsiAdapter } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** The format of a file system. `type` is `auto`, `ext2`, `ext3`, `ext4`, `ufs`, `iso9660`, `udf`, `gfs`, `gfs2`, `vfat`, `hfs+`, `xfs`, `ocfs2`, `vmfs`, `nfs`. */
export interface AutoFoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  /** The format. */
  type: "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | "nfs";
}

/** The kind of a network file system. `type` is `auto`, `nfs`. */
export interface AutoNetworkStoragePoolFormat extends NetworkStoragePoolFormatBase {
  type: "auto" | "nfs";
}

/** The format of a file system. `type` is `cifs`, `glusterfs`. */
export interface CifsFoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  type: "cifs" | "glusterfs";
}

/** The kind of a network file system. `type` is `cifs`, `glusterfs`. */
export interface CifsNetworkStoragePoolFormat extends NetworkStoragePoolFormatBase {
  type: "cifs" | "glusterfs";
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `dir`. */
export interface DirStoragePool extends StoragePoolBase {
  type: "dir";
  /** The name; no other pool of the connection has it. */
  name: string;
  source?: DirStoragePoolSource;
  target: StoragePoolTarget;
}

/** Nothing that a directory would need; kept for old documents. */
export interface DirStoragePoolSource extends Kept {
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `disk`. */
export interface DiskStoragePool extends StoragePoolBase {
  type: "disk";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: DiskStoragePoolSource;
  target: StoragePoolTarget;
}

/** The kind of a partition table. */
export interface DiskStoragePoolFormat extends Kept {
  /** The format. */
  type: "unknown" | "dos" | "dvh" | "gpt" | "mac" | "bsd" | "pc98" | "sun" | "lvm2" | UnknownWord;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** The disk whose partitions are the volumes. */
export interface DiskStoragePoolSource extends Kept {
  device: StoragePoolDevice;
  format?: DiskStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** The format of a file system. */
export type FoundStoragePoolFormat =
  | AutoFoundStoragePoolFormat
  | CifsFoundStoragePoolFormat
  | Lvm2FoundStoragePoolFormat
  | UnknownFoundStoragePoolFormat;

/** What all of FoundStoragePoolFormat have. */
export interface FoundStoragePoolFormatBase extends Kept {
}

/** Nothing that a directory would need; kept for old documents. */
export interface FoundStoragePoolSource extends Kept {
  device?: StoragePoolDevice[];
  /** What it is called where the pool's volumes are. */
  name?: string[];
  /** The format of what was found. */
  format?: FoundStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
  host?: StoragePoolHost[];
  /** The directory that the server exports, or what it calls the pool. */
  dir?: NetworkStoragePoolDir;
  protocol?: StoragePoolProtocol;
  initiator?: IscsiInitiator;
  auth?: StoragePoolAuth;
}

/** A free part of a disk. */
export interface FreeExtent extends Kept {
  /** The first byte. */
  start: number;
  /** The byte behind the last one. */
  end: number;
}

/** One option of mount. */
export interface FsMountOption extends Kept {
  /** The option, as mount takes it: `nodev`, `nosuid`, … */
  name: string;
}

/** Options that a file system is mounted with. */
export interface FsMountOptions extends Kept {
  "fs:option"?: FsMountOption[];
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `fs`. */
export interface FsStoragePool extends StoragePoolBase {
  type: "fs";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: FsStoragePoolSource;
  target: StoragePoolTarget;
  "fs:mount_opts"?: FsMountOptions;
}

/** The format of a file system. */
export interface FsStoragePoolFormat extends Kept {
  /** The format. */
  type: "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | UnknownWord;
}

/** The device with the file system. */
export interface FsStoragePoolSource extends Kept {
  device: StoragePoolDevice;
  format?: FsStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `gluster`. */
export interface GlusterStoragePool extends StoragePoolBase {
  type: "gluster";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: GlusterStoragePoolSource;
}

/** The volume of Gluster. */
export interface GlusterStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  dir?: NetfsStoragePoolDir;
  /** What it is called where the pool's volumes are. */
  name: string;
}

/** The name of the target. */
export interface InitiatorStoragePoolDevice extends Kept {
  /** The path of the device. */
  path: string;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `iscsi-direct`. */
export interface IscsiDirectStoragePool extends StoragePoolBase {
  type: "iscsi-direct";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: IscsiDirectStoragePoolSource;
}

/** The iSCSI target, reached without the host's kernel. */
export interface IscsiDirectStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  device: InitiatorStoragePoolDevice;
  initiator: IscsiInitiator;
  auth?: StoragePoolAuth;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `iscsi`. */
export interface IscsiStoragePool extends StoragePoolBase {
  type: "iscsi";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: IscsiStoragePoolSource;
  target: StoragePoolTarget;
}

/** The iSCSI target. */
export interface IscsiStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  device: StoragePoolDevice;
  initiator?: IscsiInitiator;
  auth?: StoragePoolAuth;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `logical`. */
export interface LogicalStoragePool extends StoragePoolBase {
  type: "logical";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: LogicalStoragePoolSource;
  target: LogicalStoragePoolTarget;
}

/** The kind of a volume group. */
export interface LogicalStoragePoolFormat extends Kept {
  /** The format. */
  type: "unknown" | "lvm2" | UnknownWord;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** The volume group, and the devices it is on. */
export interface LogicalStoragePoolSource extends Kept {
  device?: StoragePoolDevice[];
  /** What it is called where the pool's volumes are. */
  name?: string[];
  format?: LogicalStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** Where volumes of a volume group appear. */
export interface LogicalStoragePoolTarget extends Kept {
  /** The path on the host. */
  path?: string;
  permissions?: Permissions;
}

/** The format of a file system. `type` is `unknown`, `lvm2`, `dos`, `dvh`, `gpt`, `mac`, `bsd`, `pc98`, `sun`. */
export interface Lvm2FoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  /** The format. */
  type: "unknown" | "lvm2" | "dos" | "dvh" | "gpt" | "mac" | "bsd" | "pc98" | "sun";
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `mpath`. */
export interface MpathStoragePool extends StoragePoolBase {
  type: "mpath";
  /** The name; no other pool of the connection has it. */
  name: string;
  /** What is behind it. */
  source?: boolean;
  target: StoragePoolTarget;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `netfs`. */
export interface NetfsStoragePool extends StoragePoolBase {
  type: "netfs";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: NetfsStoragePoolSource;
  target: StoragePoolTarget;
  "fs:mount_opts"?: FsMountOptions;
}

/** The directory that is exported. */
export interface NetfsStoragePoolDir extends Kept {
  /** The directory that the server exports. */
  path: string;
}

/** The directory of another host. */
export interface NetfsStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
  /** The directory that the server exports, or what it calls the pool. */
  dir: NetworkStoragePoolDir;
  /** The format of what was found. */
  format?: NetworkStoragePoolFormat;
  protocol?: StoragePoolProtocol;
}

/** The directory that is exported. */
export interface NetworkStoragePoolDir extends Kept {
  /** The directory that the server exports. */
  path: string;
}

/** The kind of a network file system. */
export type NetworkStoragePoolFormat =
  | AutoNetworkStoragePoolFormat
  | CifsNetworkStoragePoolFormat
  | UnknownNetworkStoragePoolFormat;

/** What all of NetworkStoragePoolFormat have. */
export interface NetworkStoragePoolFormatBase extends Kept {
}

/** Options that Ceph is given as they are. */
export interface RbdConfigOptions extends Kept {
  "rbd:option"?: RbdOption[];
}

/** An option of Ceph. */
export interface RbdOption extends Kept {
  /** The name of the option. */
  name: string;
  /** The value. */
  value: string;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `rbd`. */
export interface RbdStoragePool extends StoragePoolBase {
  type: "rbd";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: RbdStoragePoolSource;
  refresh?: StoragePoolRefresh;
  "rbd:config_opts"?: RbdConfigOptions;
}

/** The pool of Ceph, and its monitors. */
export interface RbdStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  /** What it is called where the pool's volumes are. */
  name: string;
  auth?: StoragePoolAuth;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `scsi`. */
export interface ScsiStoragePool extends StoragePoolBase {
  type: "scsi";
  /** The name; no other pool of the connection has it. */
  name: string;
  source: ScsiStoragePoolSource;
  target: StoragePoolTarget;
}

/** The SCSI host. */
export interface ScsiStoragePoolSource extends Kept {
  adapter: ScsiAdapter;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `sheepdog`. */
export interface SheepdogStoragePool extends StoragePoolBase {
  type: "sheepdog";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: SheepdogStoragePoolSource;
}

/** The pool of Sheepdog. */
export interface SheepdogStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  /** What it is called where the pool's volumes are. */
  name: string;
}

/** A pool of storage: where it comes from, and where it is found on the host. */
export type StoragePool =
  | DirStoragePool
  | FsStoragePool
  | NetfsStoragePool
  | LogicalStoragePool
  | DiskStoragePool
  | IscsiStoragePool
  | IscsiDirectStoragePool
  | ScsiStoragePool
  | MpathStoragePool
  | RbdStoragePool
  | SheepdogStoragePool
  | GlusterStoragePool
  | ZfsStoragePool
  | VstorageStoragePool
  | UnknownStoragePool;

/** As whom storage is reached. */
export interface StoragePoolAuth extends Kept {
  /** How the user proves who he is. */
  type: "chap" | "ceph" | UnknownWord;
  /** The name of the user. */
  username: string;
  secret: StoragePoolAuthSecret;
}

/** The secret that belongs to a name; a uuid or a usage names it. */
export interface StoragePoolAuthSecret extends Kept {
  /** Its uuid. */
  uuid?: string;
  /** Its usage, by which it is found. */
  usage?: string;
}

/** How much of a pool is free; bytes where no unit is given. */
export interface StoragePoolAvailable extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** How much it is. */
  value: number;
}

/** What all of StoragePool have. */
export interface StoragePoolBase extends Kept {
  /** With or without dashes. */
  uuid?: string;
  capacity?: Capacity;
  allocation?: Allocation;
  available?: StoragePoolAvailable;
  features?: StoragePoolFeatures;
}

/** Whether files of a pool are copied on write. */
export interface StoragePoolCow extends Kept {
  /** Whether it is on. */
  state: YesNo;
}

/** A device of the host. */
export interface StoragePoolDevice extends Kept {
  /** The path of the device. */
  path: string;
  /** Whether a letter stands between the name of the device and the number of a partition. */
  part_separator?: YesNo;
  freeExtent?: FreeExtent[];
}

/** What a pool is to do otherwise. */
export interface StoragePoolFeatures extends Kept {
  cow?: StoragePoolCow;
}

/** A host that serves storage. */
export interface StoragePoolHost extends Kept {
  /** The name or address of the host. */
  name: string;
  /** The port. */
  port?: number;
}

/** The version of NFS. */
export interface StoragePoolProtocol extends Kept {
  /** The version of the protocol. */
  ver: string;
}

/** How a pool is looked through. */
export interface StoragePoolRefresh extends Kept {
  volume?: StoragePoolRefreshVolume;
}

/** How the allocation of volumes is found. */
export interface StoragePoolRefreshVolume extends Kept {
  /** What is taken for the size of a volume as the pool is looked through. */
  allocation?: "default" | "capacity" | UnknownWord;
}

/** Sources of storage pools that a host found. */
export interface StoragePoolSources extends Kept {
  /** What is behind it. */
  source?: FoundStoragePoolSource[];
}

/** Where volumes appear on the host. */
export interface StoragePoolTarget extends Kept {
  /** The path on the host. */
  path: string;
  permissions?: Permissions;
}

/** Who made the storage, or which product it is. */
export interface StoragePoolVendor extends Kept {
  /** The vendor of the storage. */
  name: string;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownFoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNetworkStoragePoolFormat extends NetworkStoragePoolFormatBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownStoragePool extends StoragePoolBase {
  /** The name; no other pool of the connection has it. */
  name?: string;
  type: UnknownWord;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `vstorage`. */
export interface VstorageStoragePool extends StoragePoolBase {
  type: "vstorage";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: VstorageStoragePoolSource;
  target: StoragePoolTarget;
}

/** The cluster of Virtuozzo Storage. */
export interface VstorageStoragePoolSource extends Kept {
  /** What it is called where the pool's volumes are. */
  name: string;
}

/** A pool of storage: where it comes from, and where it is found on the host. `type` is `zfs`. */
export interface ZfsStoragePool extends StoragePoolBase {
  type: "zfs";
  /** The name; no other pool of the connection has it. */
  name?: string;
  source: ZfsStoragePoolSource;
  target?: StoragePoolTarget;
}

/** The pool of ZFS. */
export interface ZfsStoragePoolSource extends Kept {
  device?: StoragePoolDevice;
  /** What it is called where the pool's volumes are. */
  name: string;
}
