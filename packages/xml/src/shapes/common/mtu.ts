import { attribute, type Shape, shape } from "../language.js";

export const mtuShapes: readonly Shape[] = [
  shape("Mtu", "The largest packet.", [attribute("size", "unsignedShort")]),
];
