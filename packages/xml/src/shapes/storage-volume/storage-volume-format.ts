import { anyOf, attribute, type Shape, shape } from "../language.js";

export const storageVolumeFormatShapes: readonly Shape[] = [
  shape("StorageVolumeFormat", "The format of a volume.", [
    attribute("type", anyOf("formatfile", "formatdev", "formatdisk")),
  ]),
];
