import { attribute, child, type Shape, shape } from "../language.js";

export const storageVolumeSourceShapes: readonly Shape[] = [
  shape("StorageVolumeSource", "Which parts of which devices a volume takes.", [
    child("device*", "StorageVolumeDevice"),
  ]),
  shape("StorageVolumeDevice", "A device that a volume takes part of.", [
    attribute("path", "absFilePath"),
    child("extent*", "StorageVolumeExtent"),
  ]),
  shape("StorageVolumeExtent", "A part of a device; both ends in bytes.", [
    attribute("start", "unsignedLong"),
    attribute("end", "unsignedLong"),
  ]),
];
