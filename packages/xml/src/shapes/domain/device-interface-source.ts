import { attribute, type Shape, shape } from "../language.js";

export const deviceInterfaceSourceShapes: readonly Shape[] = [
  shape("DeviceInterfaceSource", "", [attribute("dev", "deviceName")]),
];
