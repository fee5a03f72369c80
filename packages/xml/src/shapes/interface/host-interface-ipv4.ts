import { attribute, child, type Shape, shape, words } from "../language.js";

export const hostInterfaceIpv4Shapes: readonly Shape[] = [
  shape("HostInterfaceIpv4", "", [
    attribute("family", words("ipv4")),
    child("dhcp?", "HostInterfaceDhcp"),
    child("ip*", "HostInterfaceIpv4Address"),
    child("route?", "HostInterfaceIpv4Route"),
  ]),
  shape("HostInterfaceIpv4Address", "", [
    attribute("address", "ipv4Addr"),
    attribute("prefix?", "ipv4Prefix"),
  ]),
  shape("HostInterfaceIpv4Route", "", [attribute("gateway", "ipv4Addr")]),
];
