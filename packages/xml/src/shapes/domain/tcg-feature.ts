import { child, type Shape, shape } from "../language.js";

export const tcgFeatureShapes: readonly Shape[] = [
  shape("TcgFeature", "How QEMU's own emulation works.", [child("tb-cache?", "MemorySize")]),
];
