import { attribute, child, type Shape, shape } from "../language.js";

export const fileBackupTargetShapes: readonly Shape[] = [
  shape("FileBackupTarget", "", [
    attribute("file", "absFilePath"),
    child("seclabel*", "SourceSeclabel"),
    child("encryption?", "BackupEncryption"),
  ]),
];
