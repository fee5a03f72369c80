import { attribute, type Shape, shape } from "../language.js";

export const deviceInterfaceSourceShapes: readonly Shape[] = [
  shape("DeviceInterfaceSource", "The device of the host.", [attribute("dev", "deviceName")]),
];
