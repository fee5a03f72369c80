import { attribute, type Shape, shape } from "../language.js";

export const mcastInterfaceSourceShapes: readonly Shape[] = [
  shape("McastInterfaceSource", "The address and port that the card speaks to.", [
    attribute("address", "ipv4Addr"),
    attribute("port", "PortNumber"),
  ]),
];
