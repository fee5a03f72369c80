import { child, type Shape, shape } from "../language.js";

export const xenCommandlineShapes: readonly Shape[] = [
  shape("XenCommandline", "", [child("xen:arg*", "QemuArg")]),
];
