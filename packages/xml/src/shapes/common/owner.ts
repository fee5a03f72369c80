import { type Shape, shape, value } from "../language.js";

export const ownerShapes: readonly Shape[] = [
  shape("Owner", "", [value("name", "text?"), value("uuid", "UUID")]),
];
