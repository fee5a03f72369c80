import { child, type Shape, shape } from "../language.js";

export const storagePoolCapabilitiesShapes: readonly Shape[] = [
  shape("StoragePoolCapabilities", "Which storage pools a host can have.", [
    child("pool*", "StoragePoolCapabilitiesPool"),
  ]),
];
