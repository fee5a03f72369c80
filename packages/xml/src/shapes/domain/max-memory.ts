import { attribute, type Shape, shape, text } from "../language.js";

export const maxMemoryShapes: readonly Shape[] = [
  shape("MaxMemory", "", [
    attribute("slots?", "unsignedInt"),
    attribute("unit?", "unit"),
    text("unsignedLong"),
  ]),
];
