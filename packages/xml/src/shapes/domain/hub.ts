import { attribute, child, type Shape, shape, words } from "../language.js";

export const hubShapes: readonly Shape[] = [
  shape("Hub", "", [
    attribute("type", words("usb")),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
];
