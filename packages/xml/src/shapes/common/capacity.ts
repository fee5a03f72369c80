import { attribute, type Shape, shape, text } from "../language.js";

export const capacityShapes: readonly Shape[] = [
  shape("Capacity", "", [attribute("unit?", "unit"), text("unsignedLong")]),
];
