import { attribute, child, type Shape, shape } from "../language.js";

export const rbdConfigOptionsShapes: readonly Shape[] = [
  shape("RbdConfigOptions", "Options that Ceph is given as they are.", [child("rbd:option*", "RbdOption")]),
  shape("RbdOption", "An option of Ceph.", [attribute("name", "text"), attribute("value", "text")]),
];
