import { child, type Shape, shape } from "../language.js";

export const xenCommandlineShapes: readonly Shape[] = [
  shape("XenCommandline", "Arguments that the device model of Xen is given as they are.", [
    child("xen:arg*", "QemuArg"),
  ]),
];
