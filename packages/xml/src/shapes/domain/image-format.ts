import { attribute, child, type Shape, shape } from "../language.js";

export const imageFormatShapes: readonly Shape[] = [
  shape("ImageFormat", "The format of an image.", [
    attribute("type", "storageFormat"),
    child("metadata_cache?", "MetadataCache"),
  ]),
];
