import { attribute, type Shape, shape, xsd } from "../language.js";

export const kvmDirtyRingShapes: readonly Shape[] = [
  shape("KvmDirtyRing", "The ring by which KVM tells of memory that was written.", [
    attribute("state", "virOnOff"),
    attribute("size?", xsd("unsignedInt")),
  ]),
];
