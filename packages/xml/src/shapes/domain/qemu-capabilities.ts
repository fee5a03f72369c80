import { attribute, child, type Shape, shape } from "../language.js";

export const qemuCapabilitiesShapes: readonly Shape[] = [
  shape("QemuCapabilities", "", [child("qemu:add*", "QemuAdd"), child("qemu:del*", "QemuAdd")]),
  shape("QemuAdd", "", [attribute("capability", "text")]),
];
