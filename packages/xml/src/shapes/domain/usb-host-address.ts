import { attribute, type Shape, shape } from "../language.js";

export const usbHostAddressShapes: readonly Shape[] = [
  shape("UsbHostAddress", "The address of a USB device on the host.", [
    attribute("bus", "usbAddr"),
    attribute("device", "usbAddr"),
  ]),
];
