// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Allocation, Capacity, IscsiInitiator, Permissions, ScsiAdapter } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** `type` is `auto`, `ext2`, `ext3`, `ext4`, `ufs`, `iso9660`, `udf`, `gfs`, `gfs2`, `vfat`, `hfs+`, `xfs`, `ocfs2`, `vmfs`, `nfs`. */
export interface AutoFoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  type: "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | "nfs";
}

/** `type` is `auto`, `nfs`. */
export interface AutoNetworkStoragePoolFormat extends NetworkStoragePoolFormatBase {
  type: "auto" | "nfs";
}

/** `type` is `cifs`, `glusterfs`. */
export interface CifsFoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  type: "cifs" | "glusterfs";
}

/** `type` is `cifs`, `glusterfs`. */
export interface CifsNetworkStoragePoolFormat extends NetworkStoragePoolFormatBase {
  type: "cifs" | "glusterfs";
}

/** `type` is `dir`. */
export interface DirStoragePool extends StoragePoolBase {
  type: "dir";
  name: string;
  source?: DirStoragePoolSource;
  target: StoragePoolTarget;
}

export interface DirStoragePoolSource extends Kept {
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** `type` is `disk`. */
export interface DiskStoragePool extends StoragePoolBase {
  type: "disk";
  name: string;
  source: DiskStoragePoolSource;
  target: StoragePoolTarget;
}

export interface DiskStoragePoolFormat extends Kept {
  type: "unknown" | "dos" | "dvh" | "gpt" | "mac" | "bsd" | "pc98" | "sun" | "lvm2" | UnknownWord;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

export interface DiskStoragePoolSource extends Kept {
  device: StoragePoolDevice;
  format?: DiskStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

export type FoundStoragePoolFormat =
  | AutoFoundStoragePoolFormat
  | CifsFoundStoragePoolFormat
  | Lvm2FoundStoragePoolFormat
  | UnknownFoundStoragePoolFormat;

/** What all of FoundStoragePoolFormat have. */
export interface FoundStoragePoolFormatBase extends Kept {
}

export interface FoundStoragePoolSource extends Kept {
  device?: StoragePoolDevice[];
  name?: string[];
  format?: FoundStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
  host?: StoragePoolHost[];
  dir?: NetworkStoragePoolDir;
  protocol?: StoragePoolProtocol;
  initiator?: IscsiInitiator;
  auth?: StoragePoolAuth;
}

export interface FreeExtent extends Kept {
  start: number;
  end: number;
}

export interface FsMountOptions extends Kept {
  "fs:option"?: StoragePoolVendor[];
}

/** `type` is `fs`. */
export interface FsStoragePool extends StoragePoolBase {
  type: "fs";
  name: string;
  source: FsStoragePoolSource;
  target: StoragePoolTarget;
  "fs:mount_opts"?: FsMountOptions;
}

export interface FsStoragePoolFormat extends Kept {
  type: "auto" | "ext2" | "ext3" | "ext4" | "ufs" | "iso9660" | "udf" | "gfs" | "gfs2" | "vfat" | "hfs+" | "xfs" | "ocfs2" | "vmfs" | UnknownWord;
}

export interface FsStoragePoolSource extends Kept {
  device: StoragePoolDevice;
  format?: FsStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** `type` is `gluster`. */
export interface GlusterStoragePool extends StoragePoolBase {
  type: "gluster";
  name?: string;
  source: GlusterStoragePoolSource;
}

export interface GlusterStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  dir?: NetfsStoragePoolDir;
  name: string;
}

export interface InitiatorStoragePoolDevice extends Kept {
  path: string;
}

/** `type` is `iscsi-direct`. */
export interface IscsiDirectStoragePool extends StoragePoolBase {
  type: "iscsi-direct";
  name: string;
  source: IscsiDirectStoragePoolSource;
}

export interface IscsiDirectStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  device: InitiatorStoragePoolDevice;
  initiator: IscsiInitiator;
  auth?: StoragePoolAuth;
}

/** `type` is `iscsi`. */
export interface IscsiStoragePool extends StoragePoolBase {
  type: "iscsi";
  name: string;
  source: IscsiStoragePoolSource;
  target: StoragePoolTarget;
}

export interface IscsiStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  device: StoragePoolDevice;
  initiator?: IscsiInitiator;
  auth?: StoragePoolAuth;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** `type` is `logical`. */
export interface LogicalStoragePool extends StoragePoolBase {
  type: "logical";
  name?: string;
  source: LogicalStoragePoolSource;
  target: LogicalStoragePoolTarget;
}

export interface LogicalStoragePoolFormat extends Kept {
  type: "unknown" | "lvm2" | UnknownWord;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

export interface LogicalStoragePoolSource extends Kept {
  device?: StoragePoolDevice[];
  name?: string[];
  format?: LogicalStoragePoolFormat;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

export interface LogicalStoragePoolTarget extends Kept {
  path?: string;
  permissions?: Permissions;
}

/** `type` is `unknown`, `lvm2`, `dos`, `dvh`, `gpt`, `mac`, `bsd`, `pc98`, `sun`. */
export interface Lvm2FoundStoragePoolFormat extends FoundStoragePoolFormatBase {
  type: "unknown" | "lvm2" | "dos" | "dvh" | "gpt" | "mac" | "bsd" | "pc98" | "sun";
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** `type` is `mpath`. */
export interface MpathStoragePool extends StoragePoolBase {
  type: "mpath";
  name: string;
  source?: boolean;
  target: StoragePoolTarget;
}

/** `type` is `netfs`. */
export interface NetfsStoragePool extends StoragePoolBase {
  type: "netfs";
  name: string;
  source: NetfsStoragePoolSource;
  target: StoragePoolTarget;
  "fs:mount_opts"?: FsMountOptions;
}

export interface NetfsStoragePoolDir extends Kept {
  path: string;
}

export interface NetfsStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
  dir: NetworkStoragePoolDir;
  format?: NetworkStoragePoolFormat;
  protocol?: StoragePoolProtocol;
}

export interface NetworkStoragePoolDir extends Kept {
  path: string;
}

export type NetworkStoragePoolFormat =
  | AutoNetworkStoragePoolFormat
  | CifsNetworkStoragePoolFormat
  | UnknownNetworkStoragePoolFormat;

/** What all of NetworkStoragePoolFormat have. */
export interface NetworkStoragePoolFormatBase extends Kept {
}

export interface RbdConfigOptions extends Kept {
  "rbd:option"?: RbdOption[];
}

export interface RbdOption extends Kept {
  name: string;
  value: string;
}

/** `type` is `rbd`. */
export interface RbdStoragePool extends StoragePoolBase {
  type: "rbd";
  name?: string;
  source: RbdStoragePoolSource;
  refresh?: StoragePoolRefresh;
  "rbd:config_opts"?: RbdConfigOptions;
}

export interface RbdStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  name: string;
  auth?: StoragePoolAuth;
}

/** `type` is `scsi`. */
export interface ScsiStoragePool extends StoragePoolBase {
  type: "scsi";
  name: string;
  source: ScsiStoragePoolSource;
  target: StoragePoolTarget;
}

export interface ScsiStoragePoolSource extends Kept {
  adapter: ScsiAdapter;
  vendor?: StoragePoolVendor;
  product?: StoragePoolVendor;
}

/** `type` is `sheepdog`. */
export interface SheepdogStoragePool extends StoragePoolBase {
  type: "sheepdog";
  name?: string;
  source: SheepdogStoragePoolSource;
}

export interface SheepdogStoragePoolSource extends Kept {
  host?: StoragePoolHost[];
  name: string;
}

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

export interface StoragePoolAuth extends Kept {
  type: "chap" | "ceph" | UnknownWord;
  username: string;
  secret: StoragePoolAuthSecret;
}

export interface StoragePoolAuthSecret extends Kept {
  uuid?: string;
  usage?: string;
}

export interface StoragePoolAvailable extends Kept {
  unit?: string;
  value: number;
}

/** What all of StoragePool have. */
export interface StoragePoolBase extends Kept {
  uuid?: string;
  capacity?: Capacity;
  allocation?: Allocation;
  available?: StoragePoolAvailable;
  features?: StoragePoolFeatures;
}

export interface StoragePoolCow extends Kept {
  state: YesNo;
}

export interface StoragePoolDevice extends Kept {
  path: string;
  part_separator?: YesNo;
  freeExtent?: FreeExtent[];
}

export interface StoragePoolFeatures extends Kept {
  cow?: StoragePoolCow;
}

export interface StoragePoolHost extends Kept {
  name: string;
  port?: number;
}

export interface StoragePoolProtocol extends Kept {
  ver: string;
}

export interface StoragePoolRefresh extends Kept {
  volume?: StoragePoolRefreshVolume;
}

export interface StoragePoolRefreshVolume extends Kept {
  allocation?: "default" | "capacity" | UnknownWord;
}

/** Sources of storage pools that a host found. */
export interface StoragePoolSources extends Kept {
  source?: FoundStoragePoolSource[];
}

export interface StoragePoolTarget extends Kept {
  path: string;
  permissions?: Permissions;
}

export interface StoragePoolVendor extends Kept {
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
  name?: string;
  type: UnknownWord;
}

/** `type` is `vstorage`. */
export interface VstorageStoragePool extends StoragePoolBase {
  type: "vstorage";
  name?: string;
  source: VstorageStoragePoolSource;
  target: StoragePoolTarget;
}

export interface VstorageStoragePoolSource extends Kept {
  name: string;
}

/** `type` is `zfs`. */
export interface ZfsStoragePool extends StoragePoolBase {
  type: "zfs";
  name?: string;
  source: ZfsStoragePoolSource;
  target?: StoragePoolTarget;
}

export interface ZfsStoragePoolSource extends Kept {
  device?: StoragePoolDevice;
  name: string;
}
