import { attribute, type Shape, shape, text } from "../language.js";

export const memoryShapes: readonly Shape[] = [
  shape("Memory", "", [attribute("unit?", "unit"), attribute("dumpCore?", "virOnOff"), text("unsignedLong")]),
];
