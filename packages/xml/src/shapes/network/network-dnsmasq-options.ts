import { attribute, child, type Shape, shape } from "../language.js";

export const networkDnsmasqOptionsShapes: readonly Shape[] = [
  shape("NetworkDnsmasqOptions", "Options that dnsmasq is given as they are.", [
    child("dnsmasq:option*", "NetworkDnsmasqOption"),
  ]),
  shape("NetworkDnsmasqOption", "An option of dnsmasq.", [attribute("value", "text")]),
];
