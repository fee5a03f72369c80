import { child, type Shape, shape } from "../language.js";

export const metadataCacheShapes: readonly Shape[] = [
  shape("MetadataCache", "How much metadata of an image is cached.", [child("max_size?", "MemorySize")]),
];
