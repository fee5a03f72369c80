import { attribute, type Shape, shape, text } from "../language.js";

export const storageVolumePhysicalShapes: readonly Shape[] = [
  shape("StorageVolumePhysical", "", [attribute("unit?", "unit"), text("unsignedLong")]),
];
