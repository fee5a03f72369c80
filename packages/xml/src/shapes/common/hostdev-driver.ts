import { attribute, type Shape, shape, words } from "../language.js";

export const hostdevDriverShapes: readonly Shape[] = [
  shape("HostdevDriver", "", [attribute("name?", words("kvm vfio xen")), attribute("model?", "genericName")]),
];
