import { attribute, type Shape, shape, words } from "../language.js";

export const mouseModeShapes: readonly Shape[] = [
  shape("MouseMode", "", [attribute("mode", words("server client"))]),
];
