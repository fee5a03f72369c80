import { attribute, child, oneOf, type Shape, shape, text, words } from "../language.js";

export const rngShapes: readonly Shape[] = [
  shape("Rng", "A source of random numbers for the guest.", [
    attribute("model", words("virtio virtio-transitional virtio-non-transitional")),
    child("rate?", "RngRate"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("backend", "RngBackend"),
    child("driver?", "InputDriver"),
    child("address?", "DeviceAddress"),
  ]),
  shape("RngBackend", "Where random numbers come from.", [
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
  shape("RngRate", "How many random bytes the guest may take.", [
    attribute("bytes", "positiveInteger"),
    attribute("period?", "positiveInteger"),
  ]),
];
