import { attribute, type Shape, shape } from "../language.js";

export const usbHostAddressShapes: readonly Shape[] = [
  shape("UsbHostAddress", "", [attribute("bus", "usbAddr"), attribute("device", "usbAddr")]),
];
