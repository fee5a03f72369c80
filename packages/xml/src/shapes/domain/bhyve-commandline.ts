import { child, type Shape, shape } from "../language.js";

export const bhyveCommandlineShapes: readonly Shape[] = [
  shape("BhyveCommandline", "", [child("bhyve:arg*", "QemuArg")]),
];
