import { attribute, child, type Shape, shape } from "../language.js";

export const serialShapes: readonly Shape[] = [
  shape("Serial", "A serial or parallel port of the guest.", [
    attribute("type", "qemucdevSrcTypeChoice"),
    attribute("tty?", "absFilePath"),
    child("source*", "CharacterSource"),
    child("protocol?", "CharacterProtocol"),
    child("log?", "CharacterLog"),
    child("target?", "SerialTarget"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
];
