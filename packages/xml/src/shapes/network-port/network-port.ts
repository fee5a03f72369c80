import { attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const networkPortShapes: readonly Shape[] = [
  shape("NetworkPort", "A card's place in a virtual network.", [
    value("uuid", "UUID"),
    child("owner", "Owner"),
    child("mac", "NetworkMac"),
    value("group?", "deviceName"),
    child("rxfilters?", "NetworkPortRxfilters"),
    child("virtualport?", "Virtualport"),
    child("bandwidth?", "Bandwidth"),
    child("vlan?", "Vlan"),
    child("port?", "PortIsolation"),
    child("plug?", "NetworkPortPlug"),
  ]),
  shape("NetworkPortRxfilters", "Whether a guest may change what it receives.", [
    attribute("trustGuest", "virYesNo"),
  ]),
  shape("NetworkPortPlug", "Where a port is plugged on the host.", [
    oneOf(
      [
        attribute("type", words("network bridge")),
        attribute("bridge", "deviceName"),
        attribute("macTableManager?", "macTableManager"),
      ],
      [
        attribute("type", words("direct")),
        attribute("dev", "deviceName"),
        attribute("mode", words("bridge passthrough private vepa")),
      ],
      [
        attribute("type", words("hostdev-pci")),
        attribute("managed?", "virYesNo"),
        child("driver?", "HostdevDriver"),
        child("address", "PciAddress"),
      ],
    ),
  ]),
];
