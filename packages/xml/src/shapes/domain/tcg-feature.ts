import { child, type Shape, shape } from "../language.js";

export const tcgFeatureShapes: readonly Shape[] = [
  shape("TcgFeature", "", [child("tb-cache?", "MemorySize")]),
];
