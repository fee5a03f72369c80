import { attribute, type Shape, shape } from "../language.js";

export const internalInterfaceSourceShapes: readonly Shape[] = [
  shape("InternalInterfaceSource", "", [attribute("name", "deviceName")]),
];
