import { attribute, type Shape, shape } from "../language.js";

export const serverInterfaceSourceShapes: readonly Shape[] = [
  shape("ServerInterfaceSource", "The address and port that the card listens at.", [
    attribute("address?", "ipv4Addr"),
    attribute("port", "PortNumber"),
  ]),
];
