import { attribute, child, type Shape, shape } from "../language.js";

export const storageVolumeSourceShapes: readonly Shape[] = [
  shape("StorageVolumeSource", "", [child("device*", "StorageVolumeDevice")]),
  shape("StorageVolumeDevice", "", [
    attribute("path", "absFilePath"),
    child("extent*", "StorageVolumeExtent"),
  ]),
  shape("StorageVolumeExtent", "", [attribute("start", "unsignedLong"), attribute("end", "unsignedLong")]),
];
