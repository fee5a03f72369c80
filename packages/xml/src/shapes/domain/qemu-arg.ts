import { attribute, type Shape, shape } from "../language.js";

export const qemuArgShapes: readonly Shape[] = [shape("QemuArg", "", [attribute("value", "text")])];
