import type { Shape } from "../language.js";
import { backupEncryptionShapes } from "./backup-encryption.js";
import { blockBackupTargetShapes } from "./block-backup-target.js";
import { domainBackupShapes } from "./domain-backup.js";
import { fileBackupTargetShapes } from "./file-backup-target.js";
import { pullBackupDisksShapes } from "./pull-backup-disks.js";
import { pushBackupDisksShapes } from "./push-backup-disks.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...backupEncryptionShapes,
  ...blockBackupTargetShapes,
  ...domainBackupShapes,
  ...fileBackupTargetShapes,
  ...pullBackupDisksShapes,
  ...pushBackupDisksShapes,
];
