import { attribute, type Shape, shape } from "../language.js";

export const serverInterfaceSourceShapes: readonly Shape[] = [
  shape("ServerInterfaceSource", "", [attribute("address?", "ipv4Addr"), attribute("port", "PortNumber")]),
];
