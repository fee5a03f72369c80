import { attribute, type Shape, shape, words } from "../language.js";

export const qemuDeprecationShapes: readonly Shape[] = [
  shape("QemuDeprecation", "What happens when the guest uses what QEMU is to lose.", [
    attribute("behavior", words("none omit reject crash")),
  ]),
];
