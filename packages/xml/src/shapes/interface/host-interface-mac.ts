import { attribute, type Shape, shape } from "../language.js";

export const hostInterfaceMacShapes: readonly Shape[] = [
  shape("HostInterfaceMac", "", [attribute("address", "macAddr")]),
];
