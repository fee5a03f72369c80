import { attribute, child, type Shape, shape, words } from "../language.js";

export const memballoonShapes: readonly Shape[] = [
  shape("Memballoon", "", [
    attribute("model", words("virtio virtio-transitional virtio-non-transitional xen none")),
    attribute("autodeflate?", "virOnOff"),
    attribute("freePageReporting?", "virOnOff"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("stats?", "MemballoonStats"),
    child("address?", "DeviceAddress"),
    child("driver?", "InputDriver"),
  ]),
  shape("MemballoonStats", "", [attribute("period", "positiveInteger")]),
];
