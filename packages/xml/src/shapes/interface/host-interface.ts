import { attribute, child, inOrder, oneOf, type Shape, shape, words } from "../language.js";

export const hostInterfaceShapes: readonly Shape[] = [
  shape(
    "HostInterface",
    "A network interface of the host, as it is configured.",
    [
      oneOf(
        [
          attribute("type", words("ethernet")),
          attribute("name", "deviceName"),
          child("link?", "LinkSpeed"),
          child("mac?", "HostInterfaceMac"),
        ],
        [attribute("type", words("bridge")), attribute("name", "deviceName"), child("bridge", "HostBridge")],
        [
          attribute("type", words("bond")),
          attribute("name", "deviceName"),
          child("link?", "LinkSpeed"),
          child("bond", "HostBond"),
        ],
        [
          attribute("type", words("vlan")),
          attribute("name?", "deviceName"),
          child("link?", "LinkSpeed"),
          child("vlan", "HostVlan"),
        ],
      ),
      child("start?", "HostInterfaceStart"),
      child("mtu?", "HostInterfaceMtu"),
      oneOf(
        [inOrder([child("protocol?", "HostInterfaceIpv4")], [child("protocol?", "HostInterfaceIpv6")])],
        [inOrder([child("protocol?", "HostInterfaceIpv6")], [child("protocol?", "HostInterfaceIpv4")])],
      ),
    ],
    "start mtu protocol link mac bridge bond vlan",
  ),
  shape("HostInterfaceStart", "When an interface is brought up.", [
    attribute("mode", words("onboot none hotplug")),
  ]),
  shape("HostInterfaceMtu", "The largest packet.", [attribute("size", "unsignedInt")]),
];
