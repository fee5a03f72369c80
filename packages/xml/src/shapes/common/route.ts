import { attribute, oneOf, type Shape, shape } from "../language.js";

export const routeShapes: readonly Shape[] = [
  shape("Route", "A route.", [
    attribute("family?", "addr-family"),
    attribute("address", "ipAddr"),
    oneOf([attribute("netmask", "ipv4Addr")], [attribute("prefix", "ipPrefix")], []),
    attribute("gateway", "ipAddr"),
    attribute("metric?", "unsignedInt"),
  ]),
];
