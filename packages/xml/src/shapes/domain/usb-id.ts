import { attribute, type Shape, shape } from "../language.js";

export const usbIdShapes: readonly Shape[] = [shape("UsbId", "", [attribute("id", "usbId")])];
