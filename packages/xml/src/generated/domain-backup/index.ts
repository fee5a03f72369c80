export { type Problem, XmlError } from "../../errors.js";
export type { Difference, DiffOptions } from "../../runtime/diff.js";
export type {
  Kept,
  Leftovers,
  UnknownWord,
  ValueNote,
  XmlAttribute,
  XmlContent,
  XmlElement,
  XmlNode,
} from "../../runtime/kept.js";
export type { Kind } from "../../runtime/kind.js";
export type { XmlLimits } from "../../runtime/limits.js";
export type { ReadOptions } from "../../runtime/parse.js";
export type { WriteOptions } from "../../runtime/write.js";
export type { Cipher, EncryptionSecret, Ivgen } from "../common/types.generated.js";
export type { SourceSeclabel } from "../domain/types.generated.js";
export {
  diffDomainBackup,
  domainBackupKind,
  formatDomainBackup,
  type ParsedDomainBackup,
  parseDomainBackup,
} from "./functions.generated.js";
export type {
  BackupDriver,
  BackupEncryption,
  BackupScratchDriver,
  BackupServer,
  BlockBackupTarget,
  BlockPullBackupDisk,
  BlockPushBackupDisk,
  DomainBackup,
  DomainBackupBase,
  FileBackupTarget,
  FilePullBackupDisk,
  FilePushBackupDisk,
  PullBackupDisk,
  PullBackupDiskBase,
  PullBackupDisks,
  PullDomainBackup,
  PushBackupDisk,
  PushBackupDiskBase,
  PushBackupDisks,
  PushDomainBackup,
  UnknownDomainBackup,
  UnknownPullBackupDisk,
  UnknownPushBackupDisk,
  UntypedPushBackupDisk,
} from "./types.generated.js";
