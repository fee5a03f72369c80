import { attribute, child, type Shape, shape, words } from "../language.js";

export const storageSlicesShapes: readonly Shape[] = [
  shape("StorageSlices", "", [child("slice", "StorageSlice")]),
  shape("StorageSlice", "", [
    attribute("type", words("storage")),
    attribute("offset", "unsignedInt"),
    attribute("size", "positiveInteger"),
  ]),
];
