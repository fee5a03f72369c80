import { attribute, type Shape, shape } from "../language.js";

export const ivgenShapes: readonly Shape[] = [
  shape("Ivgen", "How initialisation vectors are made.", [
    attribute("name", "text"),
    attribute("hash?", "text"),
  ]),
];
