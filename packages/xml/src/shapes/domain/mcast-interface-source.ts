import { attribute, type Shape, shape } from "../language.js";

export const mcastInterfaceSourceShapes: readonly Shape[] = [
  shape("McastInterfaceSource", "", [attribute("address", "ipv4Addr"), attribute("port", "PortNumber")]),
];
