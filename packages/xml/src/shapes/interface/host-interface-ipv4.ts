import { attribute, child, type Shape, shape, words } from "../language.js";

export const hostInterfaceIpv4Shapes: readonly Shape[] = [
  shape("HostInterfaceIpv4", "How an interface gets its addresses of version 4.", [
    attribute("family", words("ipv4")),
    child("dhcp?", "HostInterfaceDhcp"),
    child("ip*", "HostInterfaceIpv4Address"),
    child("route?", "HostInterfaceIpv4Route"),
  ]),
  shape("HostInterfaceIpv4Address", "An address of version 4.", [
    attribute("address", "ipv4Addr"),
    attribute("prefix?", "ipv4Prefix"),
  ]),
  shape("HostInterfaceIpv4Route", "A gateway of version 4.", [attribute("gateway", "ipv4Addr")]),
];
