import { attribute, child, type Shape, shape, words } from "../language.js";

export const vsockShapes: readonly Shape[] = [
  shape("Vsock", "A socket device between host and guest.", [
    attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
    child("cid?", "VsockCid"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("driver?", "InputDriver"),
  ]),
  shape("VsockCid", "The number by which the guest is reached.", [
    attribute("auto?", "virYesNo"),
    attribute("address?", "unsignedInt"),
  ]),
];
