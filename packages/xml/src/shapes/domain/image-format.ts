import { attribute, child, type Shape, shape } from "../language.js";

export const imageFormatShapes: readonly Shape[] = [
  shape("ImageFormat", "", [attribute("type", "storageFormat"), child("metadata_cache?", "MetadataCache")]),
];
