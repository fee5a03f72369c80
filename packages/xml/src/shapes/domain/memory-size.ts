import { attribute, type Shape, shape, text } from "../language.js";

export const memorySizeShapes: readonly Shape[] = [
  shape("MemorySize", "", [attribute("unit?", "unit"), text("unsignedLong")]),
];
