import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const inputShapes: readonly Shape[] = [
  shape(
    "Input",
    "",
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
  shape("PassthroughInputSource", "", [attribute("evdev", "absFilePath")]),
  shape("EvdevInputSource", "", [
    attribute("dev", "absFilePath"),
    attribute("grab?", words("all")),
    attribute("grabToggle?", words("ctrl-ctrl alt-alt shift-shift meta-meta scrolllock ctrl-scrolllock")),
    attribute("repeat?", "virOnOff"),
  ]),
];
