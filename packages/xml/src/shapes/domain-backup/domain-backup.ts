import { anyOf, attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const domainBackupShapes: readonly Shape[] = [
  shape(
    "DomainBackup",
    "A backup of a guest's disks: pushed somewhere, or offered by NBD.",
    [
      oneOf(
        [attribute("mode?", words("push")), child("disks?", "PushBackupDisks")],
        [
          attribute("mode", words("pull")),
          child("server", "BackupServer"),
          child("disks?", "PullBackupDisks"),
        ],
      ),
      value("incremental?", "text?"),
    ],
    "incremental server disks",
  ),
  shape("BackupServer", "Where a backup is offered.", [
    oneOf(
      [
        attribute("transport?", words("tcp")),
        attribute("name", anyOf("dnsName", "ipAddr")),
        attribute("port?", "unsignedInt"),
      ],
      [attribute("transport", words("unix")), attribute("socket", "absFilePath")],
      [attribute("transport", words("fd")), attribute("fdgroup", "text")],
    ),
    attribute("tls?", "virYesNo"),
  ]),
];
