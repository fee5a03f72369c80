import { attribute, child, oneOf, type Shape, shape } from "../language.js";

export const consoleShapes: readonly Shape[] = [
  shape("Console", "", [
    attribute("tty?", "absFilePath"),
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
