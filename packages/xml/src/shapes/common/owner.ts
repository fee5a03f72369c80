import { type Shape, shape, value } from "../language.js";

export const ownerShapes: readonly Shape[] = [
  shape("Owner", "The guest that something belongs to.", [value("name", "text?"), value("uuid", "UUID")]),
];
