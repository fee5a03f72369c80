import { attribute, type Shape, shape } from "../language.js";

export const cpuPagesShapes: readonly Shape[] = [
  shape("CpuPages", "", [attribute("unit?", "unit"), attribute("size", "unsignedInt")]),
];
