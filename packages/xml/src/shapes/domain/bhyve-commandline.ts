import { child, type Shape, shape } from "../language.js";

export const bhyveCommandlineShapes: readonly Shape[] = [
  shape("BhyveCommandline", "Arguments that bhyve is given as they are.", [child("bhyve:arg*", "QemuArg")]),
];
