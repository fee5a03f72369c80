import { attribute, child, type Shape, shape } from "../language.js";

export const networkDnsmasqOptionsShapes: readonly Shape[] = [
  shape("NetworkDnsmasqOptions", "", [child("dnsmasq:option*", "NetworkDnsmasqOption")]),
  shape("NetworkDnsmasqOption", "", [attribute("value", "text")]),
];
