import { attribute, child, type Shape, shape, words } from "../language.js";

export const vhostuserDiskSourceShapes: readonly Shape[] = [
  shape("VhostuserDiskSource", "", [
    attribute("type", words("unix")),
    attribute("path", "absFilePath"),
    child("reconnect?", "Reconnect"),
  ]),
];
