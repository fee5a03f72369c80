import { attribute, child, type Shape, shape, words } from "../language.js";

export const storageSlicesShapes: readonly Shape[] = [
  shape("StorageSlices", "Which part of an image is the storage.", [child("slice", "StorageSlice")]),
  shape("StorageSlice", "A part of an image; offset and size in bytes.", [
    attribute("type", words("storage")),
    attribute("offset", "unsignedInt"),
    attribute("size", "positiveInteger"),
  ]),
];
