import { attribute, child, type Shape, shape } from "../language.js";

export const blockBackupTargetShapes: readonly Shape[] = [
  shape("BlockBackupTarget", "", [
    attribute("dev", "absFilePath"),
    child("seclabel*", "SourceSeclabel"),
    child("encryption?", "BackupEncryption"),
  ]),
];
