import { attribute, type Shape, shape, words } from "../language.js";

export const mouseModeShapes: readonly Shape[] = [
  shape("MouseMode", "Whether the mouse is the client's or the guest's.", [
    attribute("mode", words("server client")),
  ]),
];
