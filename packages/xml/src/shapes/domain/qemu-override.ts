import { attribute, child, type Shape, shape, words } from "../language.js";

export const qemuOverrideShapes: readonly Shape[] = [
  shape("QemuOverride", "", [child("qemu:device*", "QemuDevice")]),
  shape("QemuDevice", "", [attribute("alias", "text"), child("qemu:frontend?", "QemuFrontend")]),
  shape("QemuFrontend", "", [child("qemu:property*", "QemuProperty")]),
  shape("QemuProperty", "", [
    attribute("name", "text"),
    attribute("type", words("string signed unsigned bool remove")),
    attribute("value?", "text"),
  ]),
];
