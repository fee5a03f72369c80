import { child, type Shape, shape } from "../language.js";

export const metadataCacheShapes: readonly Shape[] = [
  shape("MetadataCache", "", [child("max_size?", "MemorySize")]),
];
