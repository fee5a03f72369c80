import { child, type Shape, shape } from "../language.js";

export const storagePoolCapabilitiesShapes: readonly Shape[] = [
  shape("StoragePoolCapabilities", "", [child("pool*", "StoragePoolCapabilitiesPool")]),
];
