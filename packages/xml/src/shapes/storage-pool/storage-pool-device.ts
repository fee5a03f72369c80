import { anyOf, attribute, child, type Shape, shape } from "../language.js";

export const storagePoolDeviceShapes: readonly Shape[] = [
  shape("StoragePoolDevice", "", [
    attribute("path", anyOf("absFilePath", "genericName", "IscsiQualifiedName")),
    attribute("part_separator?", "virYesNo"),
    child("freeExtent*", "FreeExtent"),
  ]),
  shape("FreeExtent", "", [attribute("start", "unsignedLong"), attribute("end", "unsignedLong")]),
];
