import { attribute, child, flag, type Shape, shape, words } from "../language.js";

export const hostInterfaceIpv6Shapes: readonly Shape[] = [
  shape("HostInterfaceIpv6", "How an interface gets its addresses of version 6.", [
    attribute("family", words("ipv6")),
    flag("autoconf?"),
    child("dhcp?", "HostInterfaceDhcp"),
    child("ip*", "HostInterfaceIpv6Address"),
    child("route?", "HostInterfaceIpv6Route"),
  ]),
  shape("HostInterfaceIpv6Address", "An address of version 6.", [
    attribute("address", "ipv6Addr"),
    attribute("prefix?", "ipv6Prefix"),
  ]),
  shape("HostInterfaceIpv6Route", "A gateway of version 6.", [attribute("gateway", "ipv6Addr")]),
];
