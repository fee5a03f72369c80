import { type Shape, shape, value } from "../language.js";

export const vstorageStoragePoolSourceShapes: readonly Shape[] = [
  shape("VstorageStoragePoolSource", "The cluster of Virtuozzo Storage.", [value("name", "text?")]),
];
