import { attribute, type Shape, shape, xsd } from "../language.js";

export const kvmDirtyRingShapes: readonly Shape[] = [
  shape("KvmDirtyRing", "", [attribute("state", "virOnOff"), attribute("size?", xsd("unsignedInt"))]),
];
