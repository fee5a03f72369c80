import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const pushBackupDisksShapes: readonly Shape[] = [
  shape("PushBackupDisks", "Which disks are pushed.", [child("disk+", "PushBackupDisk")]),
  shape("PushBackupDisk", "A disk that is pushed somewhere.", [
    attribute("name", "diskTargetDev"),
    oneOf(
      [attribute("backup", words("no"))],
      [attribute("backup?", words("yes"))],
      [
        attribute("backup?", words("yes")),
        attribute("type", words("file")),
        child("driver?", "BackupDriver"),
        child("target?", "FileBackupTarget"),
      ],
      [
        attribute("backup?", words("yes")),
        attribute("type", words("block")),
        child("driver?", "BackupDriver"),
        child("target?", "BlockBackupTarget"),
      ],
    ),
    oneOf(
      [attribute("backupmode", words("full"))],
      [attribute("backupmode?", words("incremental")), attribute("incremental?", "text")],
    ),
  ]),
  shape("BackupDriver", "The format of a backup.", [attribute("type", "storageFormat")]),
];
