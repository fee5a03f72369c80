import { attribute, type Shape, shape, text } from "../language.js";

export const storageVolumePhysicalShapes: readonly Shape[] = [
  shape("StorageVolumePhysical", "How large a volume's file is; bytes where no unit is given.", [
    attribute("unit?", "unit"),
    text("unsignedLong"),
  ]),
];
