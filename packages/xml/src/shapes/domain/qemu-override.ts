import { attribute, child, type Shape, shape, words } from "../language.js";

export const qemuOverrideShapes: readonly Shape[] = [
  shape("QemuOverride", "Properties of devices that libvirt would set otherwise.", [
    child("qemu:device*", "QemuDevice"),
  ]),
  shape("QemuDevice", "Properties of the device with that alias.", [
    attribute("alias", "text"),
    child("qemu:frontend?", "QemuFrontend"),
  ]),
  shape("QemuFrontend", "Properties of the guest's end of a device.", [
    child("qemu:property*", "QemuProperty"),
  ]),
  shape("QemuProperty", "A property of a device.", [
    attribute("name", "text"),
    attribute("type", words("string signed unsigned bool remove")),
    attribute("value?", "text"),
  ]),
];
