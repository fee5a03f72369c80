import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const pullBackupDisksShapes: readonly Shape[] = [
  shape("PullBackupDisks", "Which disks are offered.", [child("disk+", "PullBackupDisk")]),
  shape("PullBackupDisk", "A disk that is offered.", [
    attribute("name", "diskTargetDev"),
    oneOf(
      [attribute("backup", words("no"))],
      [
        oneOf([attribute("backup?", words("yes")), attribute("type", words("file"))], []),
        oneOf([child("driver?", "BackupScratchDriver"), child("scratch", "FileBackupTarget")], []),
      ],
      [
        attribute("backup?", words("yes")),
        attribute("type", words("block")),
        child("driver?", "BackupScratchDriver"),
        child("scratch", "BlockBackupTarget"),
      ],
    ),
    oneOf(
      [attribute("backupmode", words("full"))],
      [attribute("backupmode?", words("incremental")), attribute("incremental?", "text")],
    ),
    attribute("exportname?", "text"),
    attribute("exportbitmap?", "text"),
  ]),
  shape("BackupScratchDriver", "The format of the scratch file.", [attribute("type", words("qcow2"))]),
];
