import { attribute, type Shape, shape } from "../language.js";

export const audioReferenceShapes: readonly Shape[] = [
  shape("AudioReference", "", [attribute("id", "uint8")]),
];
