import { attribute, child, type Shape, shape, words } from "../language.js";

export const vhostuserDiskSourceShapes: readonly Shape[] = [
  shape("VhostuserDiskSource", "The socket of a process that serves the disk.", [
    attribute("type", words("unix")),
    attribute("path", "absFilePath"),
    child("reconnect?", "Reconnect"),
  ]),
];
