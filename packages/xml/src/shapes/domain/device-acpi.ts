import { attribute, type Shape, shape } from "../language.js";

export const deviceAcpiShapes: readonly Shape[] = [
  shape("DeviceAcpi", "", [attribute("index?", "unsignedInt")]),
];
