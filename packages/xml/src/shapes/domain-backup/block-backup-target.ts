import { attribute, child, type Shape, shape } from "../language.js";

export const blockBackupTargetShapes: readonly Shape[] = [
  shape("BlockBackupTarget", "The block device of a backup, or of what is written meanwhile.", [
    attribute("dev", "absFilePath"),
    child("seclabel*", "SourceSeclabel"),
    child("encryption?", "BackupEncryption"),
  ]),
];
