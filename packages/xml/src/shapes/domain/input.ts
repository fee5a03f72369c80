import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const inputShapes: readonly Shape[] = [
  shape(
    "Input",
    "A mouse, keyboard or tablet of the guest.",
    [
      oneOf(
        [attribute("type", words("tablet mouse keyboard")), attribute("bus?", words("ps2 usb xen virtio"))],
        [
          attribute("type", words("passthrough")),
          attribute("bus", words("virtio")),
          child("source", "PassthroughInputSource"),
        ],
        [attribute("type", words("evdev")), child("source", "EvdevInputSource")],
      ),
      attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
      child("driver?", "InputDriver"),
      child("alias?", "DeviceAlias"),
      child("acpi?", "DeviceAcpi"),
      child("address?", "DeviceAddress"),
    ],
    "driver source alias acpi address",
  ),
  shape("PassthroughInputSource", "The event device of the host.", [attribute("evdev", "absFilePath")]),
  shape("EvdevInputSource", "The event device of the host, and how it is grabbed.", [
    attribute("dev", "absFilePath"),
    attribute("grab?", words("all")),
    attribute("grabToggle?", words("ctrl-ctrl alt-alt shift-shift meta-meta scrolllock ctrl-scrolllock")),
    attribute("repeat?", "virOnOff"),
  ]),
];
