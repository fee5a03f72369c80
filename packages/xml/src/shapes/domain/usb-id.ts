import { attribute, type Shape, shape } from "../language.js";

export const usbIdShapes: readonly Shape[] = [
  shape("UsbId", "A number that a vendor or a product is known by.", [attribute("id", "usbId")]),
];
