import { attribute, child, type Shape, shape, words } from "../language.js";

export const vsockShapes: readonly Shape[] = [
  shape("Vsock", "", [
    attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
    child("cid?", "VsockCid"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("driver?", "InputDriver"),
  ]),
  shape("VsockCid", "", [attribute("auto?", "virYesNo"), attribute("address?", "unsignedInt")]),
];
