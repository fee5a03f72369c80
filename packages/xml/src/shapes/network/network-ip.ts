import { attribute, child, oneOf, type Shape, shape } from "../language.js";

export const networkIpShapes: readonly Shape[] = [
  shape("NetworkIp", "", [
    attribute("family?", "addr-family"),
    attribute("address?", "ipAddr"),
    oneOf([attribute("netmask", "ipv4Addr")], [attribute("prefix", "ipPrefix")], []),
    attribute("localPtr?", "virYesNo"),
    child("tftp?", "NetworkTftp"),
    child("dhcp?", "NetworkDhcp"),
  ]),
  shape("NetworkTftp", "", [attribute("root", "text")]),
  shape("NetworkDhcp", "", [
    child("range*", "NetworkRange"),
    child("host*", "NetworkDhcpHost"),
    child("bootp?", "NetworkBootp"),
  ]),
  shape("NetworkRange", "", [
    attribute("start", "ipAddr"),
    attribute("end", "ipAddr"),
    child("lease?", "NetworkLease"),
  ]),
  shape("NetworkDhcpHost", "", [
    oneOf(
      [oneOf([attribute("mac", "uniMacAddr")], [attribute("id", "DUID")]), attribute("name?", "text")],
      [attribute("name", "text")],
    ),
    attribute("ip", "ipAddr"),
    child("lease?", "NetworkLease"),
  ]),
  shape("NetworkBootp", "", [attribute("file", "filePath"), attribute("server?", "dnsName")]),
  shape("NetworkLease", "", [attribute("expiry", "unsignedLong"), attribute("unit?", "leaseUnit")]),
];
