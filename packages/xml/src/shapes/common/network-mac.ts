import { attribute, type Shape, shape } from "../language.js";

export const networkMacShapes: readonly Shape[] = [
  shape("NetworkMac", "", [attribute("address", "uniMacAddr")]),
];
