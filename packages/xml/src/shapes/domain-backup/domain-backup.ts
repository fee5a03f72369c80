import { anyOf, attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const domainBackupShapes: readonly Shape[] = [
  shape(
    "DomainBackup",
    "",
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
  shape("BackupServer", "", [
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
