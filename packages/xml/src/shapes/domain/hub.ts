import { attribute, child, type Shape, shape, words } from "../language.js";

export const hubShapes: readonly Shape[] = [
  shape("Hub", "A USB hub of the guest.", [
    attribute("type", words("usb")),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
];
