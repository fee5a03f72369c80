import { attribute, child, type Shape, shape } from "../language.js";

export const udpInterfaceSourceShapes: readonly Shape[] = [
  shape("UdpInterfaceSource", "", [
    attribute("address", "ipv4Addr"),
    attribute("port", "PortNumber"),
    child("local", "McastInterfaceSource"),
  ]),
];
