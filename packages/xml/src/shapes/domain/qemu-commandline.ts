import { attribute, child, type Shape, shape } from "../language.js";

export const qemuCommandlineShapes: readonly Shape[] = [
  shape("QemuCommandline", "", [child("qemu:arg*", "QemuArg"), child("qemu:env*", "QemuEnv")]),
  shape("QemuEnv", "", [attribute("name", "filter-param-name"), attribute("value?", "text")]),
];
