import { attribute, child, oneOf, type Shape, shape } from "../language.js";

export const networkIpShapes: readonly Shape[] = [
  shape("NetworkIp", "An address of the host in a network, and what is served there.", [
    attribute("family?", "addr-family"),
    attribute("address?", "ipAddr"),
    oneOf(
      [attribute("netmask", "ipv4Addr")],
      [
        attribute(
          "prefix",
          "ipPrefix",
          "The length of the network's prefix; `netmask` says the same otherwise.",
        ),
      ],
      [],
    ),
    attribute("localPtr?", "virYesNo"),
    child("tftp?", "NetworkTftp"),
    child("dhcp?", "NetworkDhcp"),
  ]),
  shape("NetworkTftp", "The directory that is served by TFTP.", [attribute("root", "text")]),
  shape("NetworkDhcp", "The addresses that are handed out.", [
    child("range*", "NetworkRange"),
    child("host*", "NetworkDhcpHost"),
    child("bootp?", "NetworkBootp"),
  ]),
  shape("NetworkRange", "A range of addresses that are handed out.", [
    attribute("start", "ipAddr"),
    attribute("end", "ipAddr"),
    child("lease?", "NetworkLease"),
  ]),
  shape("NetworkDhcpHost", "The address that one machine is handed.", [
    oneOf(
      [oneOf([attribute("mac", "uniMacAddr")], [attribute("id", "DUID")]), attribute("name?", "text")],
      [attribute("name", "text")],
    ),
    attribute("ip", "ipAddr"),
    child("lease?", "NetworkLease"),
  ]),
  shape("NetworkBootp", "What machines boot over a network.", [
    attribute("file", "filePath"),
    attribute("server?", "dnsName"),
  ]),
  shape("NetworkLease", "How long an address is lent.", [
    attribute("expiry", "unsignedLong"),
    attribute("unit?", "leaseUnit"),
  ]),
];
