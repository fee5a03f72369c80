import { attribute, child, type Shape, shape } from "../language.js";

export const qemuCapabilitiesShapes: readonly Shape[] = [
  shape("QemuCapabilities", "Capabilities of QEMU that libvirt is told of, or told to forget.", [
    child("qemu:add*", "QemuAdd"),
    child("qemu:del*", "QemuAdd"),
  ]),
  shape("QemuAdd", "A capability of QEMU.", [attribute("capability", "text")]),
];
