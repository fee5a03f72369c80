import { attribute, type Shape, shape } from "../language.js";

export const mtuShapes: readonly Shape[] = [shape("Mtu", "", [attribute("size", "unsignedShort")])];
