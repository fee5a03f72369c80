import { attribute, child, oneOf, type Shape, shape } from "../language.js";

export const consoleShapes: readonly Shape[] = [
  shape("Console", "A console of the guest; the first one may be another word for its first serial port.", [
    attribute("tty?", "absFilePath", "The terminal of a running guest, as old versions have it."),
    oneOf(
      [
        attribute("type", "qemucdevSrcTypeChoice"),
        child("source*", "CharacterSource"),
        child("protocol?", "CharacterProtocol"),
        child("log?", "CharacterLog"),
        child("target?", "SerialTarget"),
        child("alias?", "DeviceAlias"),
        child("acpi?", "DeviceAcpi"),
        child("address?", "DeviceAddress"),
      ],
      [],
    ),
  ]),
];
