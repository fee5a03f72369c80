import { attribute, type Shape, shape, words } from "../language.js";

export const qemuDeprecationShapes: readonly Shape[] = [
  shape("QemuDeprecation", "", [attribute("behavior", words("none omit reject crash"))]),
];
