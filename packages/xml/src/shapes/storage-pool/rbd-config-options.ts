import { attribute, child, type Shape, shape } from "../language.js";

export const rbdConfigOptionsShapes: readonly Shape[] = [
  shape("RbdConfigOptions", "", [child("rbd:option*", "RbdOption")]),
  shape("RbdOption", "", [attribute("name", "text"), attribute("value", "text")]),
];
