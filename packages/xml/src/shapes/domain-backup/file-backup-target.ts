import { attribute, child, type Shape, shape } from "../language.js";

export const fileBackupTargetShapes: readonly Shape[] = [
  shape("FileBackupTarget", "The file of a backup, or of what is written meanwhile.", [
    attribute("file", "absFilePath"),
    child("seclabel*", "SourceSeclabel"),
    child("encryption?", "BackupEncryption"),
  ]),
];
