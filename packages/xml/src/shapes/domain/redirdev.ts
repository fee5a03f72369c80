import { attribute, child, type Shape, shape, words } from "../language.js";

export const redirdevShapes: readonly Shape[] = [
  shape("Redirdev", "A USB device that is passed on from elsewhere.", [
    attribute("bus", words("usb")),
    attribute("type", "qemucdevSrcTypeChoice"),
    child("source*", "CharacterSource"),
    child("protocol?", "CharacterProtocol"),
    child("log?", "CharacterLog"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
    child("boot?", "DeviceBoot"),
  ]),
];
