import { attribute, child, type Shape, shape } from "../language.js";

export const qemuCommandlineShapes: readonly Shape[] = [
  shape("QemuCommandline", "Arguments that QEMU is given as they are.", [
    child("qemu:arg*", "QemuArg"),
    child("qemu:env*", "QemuEnv"),
  ]),
  shape("QemuEnv", "A variable in QEMU's environment.", [
    attribute("name", "filter-param-name"),
    attribute("value?", "text"),
  ]),
];
