import { anyOf, attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const domainCheckpointDisksShapes: readonly Shape[] = [
  shape("DomainCheckpointDisks", "Which disks a checkpoint is for.", [
    child("disk+", "DomainCheckpointDisk"),
  ]),
  shape("DomainCheckpointDisk", "How the changes of a disk are known.", [
    attribute("name", anyOf("diskTargetDev", "absFilePath")),
    oneOf(
      [attribute("checkpoint", words("no"))],
      [
        attribute("checkpoint?", words("bitmap")),
        attribute("bitmap?", "text"),
        attribute("size?", "unsignedLong"),
      ],
    ),
  ]),
];
