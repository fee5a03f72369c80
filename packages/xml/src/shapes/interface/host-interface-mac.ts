import { attribute, type Shape, shape } from "../language.js";

export const hostInterfaceMacShapes: readonly Shape[] = [
  shape("HostInterfaceMac", "The MAC address of an interface.", [attribute("address", "macAddr")]),
];
