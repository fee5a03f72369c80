import { attribute, child, type Shape, shape, words } from "../language.js";

export const serialTargetShapes: readonly Shape[] = [
  shape("SerialTarget", "How the guest sees a port.", [
    attribute(
      "type?",
      words(
        "xen serial uml virtio lxc openvz sclp sclplm isa-serial usb-serial pci-serial spapr-vio-serial system-serial sclp-serial isa-debug",
      ),
    ),
    attribute("port?", "text"),
    child("model?", "SerialTargetModel"),
  ]),
  shape("SerialTargetModel", "The hardware of a port.", [
    attribute(
      "name",
      words("isa-serial usb-serial pci-serial spapr-vty pl011 16550a sclpconsole sclplmconsole isa-debugcon"),
    ),
  ]),
];
