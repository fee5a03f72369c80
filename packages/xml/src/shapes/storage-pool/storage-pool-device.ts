import { anyOf, attribute, child, type Shape, shape } from "../language.js";

export const storagePoolDeviceShapes: readonly Shape[] = [
  shape("StoragePoolDevice", "A device of the host.", [
    attribute("path", anyOf("absFilePath", "genericName", "IscsiQualifiedName")),
    attribute("part_separator?", "virYesNo"),
    child("freeExtent*", "FreeExtent"),
  ]),
  shape("FreeExtent", "A free part of a disk.", [
    attribute("start", "unsignedLong"),
    attribute("end", "unsignedLong"),
  ]),
];
