import { anyOf, attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const domainCheckpointDisksShapes: readonly Shape[] = [
  shape("DomainCheckpointDisks", "", [child("disk+", "DomainCheckpointDisk")]),
  shape("DomainCheckpointDisk", "", [
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
