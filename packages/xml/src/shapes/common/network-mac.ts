import { attribute, type Shape, shape } from "../language.js";

export const networkMacShapes: readonly Shape[] = [
  shape("NetworkMac", "A MAC address of the host's end.", [attribute("address", "uniMacAddr")]),
];
