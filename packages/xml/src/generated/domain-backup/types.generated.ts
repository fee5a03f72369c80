// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Cipher, EncryptionSecret, Ivgen } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";
import type { SourceSeclabel } from "../domain/types.generated.js";

/** The format of a backup. */
export interface BackupDriver extends Kept {
  /** The format. */
  type: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
}

/** How a backup is encrypted. */
export interface BackupEncryption extends Kept {
  /** The format. */
  format: "luks" | UnknownWord;
  /** What encrypts. */
  engine?: "qemu" | UnknownWord;
  secret: EncryptionSecret;
  cipher?: Cipher;
  ivgen?: Ivgen;
}

/** The format of the scratch file. */
export interface BackupScratchDriver extends Kept {
  /** The format. */
  type: "qcow2" | UnknownWord;
}

/** Where a backup is offered. */
export interface BackupServer extends Kept {
  /** How it is reached. */
  transport?: "tcp" | "unix" | "fd" | UnknownWord;
  /** The name or address of the host. */
  name?: string;
  /** The port. */
  port?: number;
  /** The path of the socket. */
  socket?: string;
  /** A group of file descriptors that was handed over. */
  fdgroup?: string;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
}

/** The block device of a backup, or of what is written meanwhile. */
export interface BlockBackupTarget extends Kept {
  /** The path of the device. */
  dev: string;
  seclabel?: SourceSeclabel[];
  encryption?: BackupEncryption;
}

/** A disk that is offered. `type` is `block`. */
export interface BlockPullBackupDisk extends PullBackupDiskBase {
  type: "block";
  /** Whether it is backed up. */
  backup?: "yes" | UnknownWord;
  scratch: BlockBackupTarget;
}

/** A disk that is pushed somewhere. `type` is `block`. */
export interface BlockPushBackupDisk extends PushBackupDiskBase {
  type: "block";
  /** Whether it is backed up. */
  backup?: "yes" | UnknownWord;
  driver?: BackupDriver;
  target?: BlockBackupTarget;
}

/** A backup of a guest's disks: pushed somewhere, or offered by NBD. */
export type DomainBackup =
  | PushDomainBackup
  | PullDomainBackup
  | UnknownDomainBackup;

/** What all of DomainBackup have. */
export interface DomainBackupBase extends Kept {
  /** The checkpoint since which changes are saved. */
  incremental?: string;
}

/** The file of a backup, or of what is written meanwhile. */
export interface FileBackupTarget extends Kept {
  /** The path of the file. */
  file: string;
  seclabel?: SourceSeclabel[];
  encryption?: BackupEncryption;
}

/** A disk that is offered. `type` is `file` or absent. */
export interface FilePullBackupDisk extends PullBackupDiskBase {
  type?: "file";
  /** Whether it is backed up. */
  backup?: YesNo;
  scratch?: FileBackupTarget;
}

/** A disk that is pushed somewhere. `type` is `file`. */
export interface FilePushBackupDisk extends PushBackupDiskBase {
  type: "file";
  /** Whether it is backed up. */
  backup?: "yes" | UnknownWord;
  driver?: BackupDriver;
  target?: FileBackupTarget;
}

/** A disk that is offered. */
export type PullBackupDisk =
  | FilePullBackupDisk
  | BlockPullBackupDisk
  | UnknownPullBackupDisk;

/** What all of PullBackupDisk have. */
export interface PullBackupDiskBase extends Kept {
  /** The disk, by its target or its source. */
  name: string;
  /** All of it, or what has changed since a checkpoint. */
  backupmode?: "full" | "incremental" | UnknownWord;
  /** The checkpoint since which changes are saved. */
  incremental?: string;
  /** The name under which the disk is exported. */
  exportname?: string;
  /** The name under which the bitmap of changes is exported. */
  exportbitmap?: string;
  driver?: BackupScratchDriver;
}

/** Which disks are offered. */
export interface PullBackupDisks extends Kept {
  disk?: PullBackupDisk[];
}

/** A backup of a guest's disks: pushed somewhere, or offered by NBD. `mode` is `pull`. */
export interface PullDomainBackup extends DomainBackupBase {
  mode: "pull";
  server: BackupServer;
  disks?: PullBackupDisks;
}

/** A disk that is pushed somewhere. */
export type PushBackupDisk =
  | UntypedPushBackupDisk
  | FilePushBackupDisk
  | BlockPushBackupDisk
  | UnknownPushBackupDisk;

/** What all of PushBackupDisk have. */
export interface PushBackupDiskBase extends Kept {
  /** The disk, by its target or its source. */
  name: string;
  /** All of it, or what has changed since a checkpoint. */
  backupmode?: "full" | "incremental" | UnknownWord;
  /** The checkpoint since which changes are saved. */
  incremental?: string;
}

/** Which disks are pushed. */
export interface PushBackupDisks extends Kept {
  disk?: PushBackupDisk[];
}

/** A backup of a guest's disks: pushed somewhere, or offered by NBD. `mode` is `push` or absent. */
export interface PushDomainBackup extends DomainBackupBase {
  mode?: "push";
  disks?: PushBackupDisks;
}

/** One whose `mode` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDomainBackup extends DomainBackupBase {
  mode: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownPullBackupDisk extends PullBackupDiskBase {
  /** Whether it is backed up. */
  backup?: YesNo;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownPushBackupDisk extends PushBackupDiskBase {
  /** Whether it is backed up. */
  backup?: YesNo;
  type: UnknownWord;
}

/** A disk that is pushed somewhere. Without `type`. */
export interface UntypedPushBackupDisk extends PushBackupDiskBase {
  /** Whether it is backed up. */
  backup?: YesNo;
}
