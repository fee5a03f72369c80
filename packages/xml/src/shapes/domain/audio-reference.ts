import { attribute, type Shape, shape } from "../language.js";

export const audioReferenceShapes: readonly Shape[] = [
  shape("AudioReference", "Which audio backend it uses.", [attribute("id", "uint8")]),
];
