import { attribute, type Shape, shape } from "../language.js";

export const internalInterfaceSourceShapes: readonly Shape[] = [
  shape("InternalInterfaceSource", "The internal network of VirtualBox.", [attribute("name", "deviceName")]),
];
