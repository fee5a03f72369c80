import { type Shape, shape, value } from "../language.js";

export const vstorageStoragePoolSourceShapes: readonly Shape[] = [
  shape("VstorageStoragePoolSource", "", [value("name", "text?")]),
];
