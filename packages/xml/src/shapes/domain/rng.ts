import { attribute, child, oneOf, type Shape, shape, text, words } from "../language.js";

export const rngShapes: readonly Shape[] = [
  shape("Rng", "", [
    attribute("model", words("virtio virtio-transitional virtio-non-transitional")),
    child("rate?", "RngRate"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("backend", "RngBackend"),
    child("driver?", "InputDriver"),
    child("address?", "DeviceAddress"),
  ]),
  shape("RngBackend", "", [
    oneOf(
      [attribute("model", words("random")), text("absFilePath?")],
      [
        attribute("model", words("egd")),
        attribute("type", "qemucdevSrcTypeChoice"),
        child("source*", "CharacterSource"),
        child("protocol?", "CharacterProtocol"),
        child("log?", "CharacterLog"),
      ],
      [attribute("model", words("builtin"))],
    ),
  ]),
  shape("RngRate", "", [attribute("bytes", "positiveInteger"), attribute("period?", "positiveInteger")]),
];
