import { attribute, child, type Shape, shape, words } from "../language.js";

export const memballoonShapes: readonly Shape[] = [
  shape("Memballoon", "The balloon by which the host takes memory back.", [
    attribute("model", words("virtio virtio-transitional virtio-non-transitional xen none")),
    attribute("autodeflate?", "virOnOff"),
    attribute("freePageReporting?", "virOnOff"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("stats?", "MemballoonStats"),
    child("address?", "DeviceAddress"),
    child("driver?", "InputDriver"),
  ]),
  shape("MemballoonStats", "How often the balloon tells of its memory.", [
    attribute("period", "positiveInteger"),
  ]),
];
