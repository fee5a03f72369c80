import { attribute, type Shape, shape } from "../language.js";

export const qemuArgShapes: readonly Shape[] = [
  shape("QemuArg", "An argument as it is.", [attribute("value", "text")]),
];
