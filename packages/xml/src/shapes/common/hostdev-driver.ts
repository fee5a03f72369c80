import { attribute, type Shape, shape, words } from "../language.js";

export const hostdevDriverShapes: readonly Shape[] = [
  shape("HostdevDriver", "By which driver the host gives a device away.", [
    attribute("name?", words("kvm vfio xen")),
    attribute("model?", "genericName"),
  ]),
];
