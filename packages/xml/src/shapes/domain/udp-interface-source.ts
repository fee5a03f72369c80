import { attribute, child, type Shape, shape } from "../language.js";

export const udpInterfaceSourceShapes: readonly Shape[] = [
  shape("UdpInterfaceSource", "The addresses and ports of both ends.", [
    attribute("address", "ipv4Addr"),
    attribute("port", "PortNumber"),
    child("local", "McastInterfaceSource"),
  ]),
];
