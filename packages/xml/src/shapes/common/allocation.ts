import { attribute, type Shape, shape, text } from "../language.js";

export const allocationShapes: readonly Shape[] = [
  shape("Allocation", "", [attribute("unit?", "unit"), text("unsignedLong")]),
];
