import { attribute, type Shape, shape } from "../language.js";

export const ivgenShapes: readonly Shape[] = [
  shape("Ivgen", "", [attribute("name", "text"), attribute("hash?", "text")]),
];
