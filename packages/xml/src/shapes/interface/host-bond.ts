import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const hostBondShapes: readonly Shape[] = [
  shape("HostBond", "Interfaces that act as one.", [
    attribute(
      "mode?",
      words("balance-rr active-backup balance-xor broadcast 802.3ad balance-tlb balance-alb"),
    ),
    oneOf([child("miimon", "HostBondMiimon")], [child("arpmon", "HostBondArpmon")], []),
    child("interface+", "BridgedEthernet"),
  ]),
  shape("HostBondMiimon", "How links are watched by MII; milliseconds.", [
    attribute("freq", "unsignedInt"),
    attribute("downdelay?", "unsignedInt"),
    attribute("updelay?", "unsignedInt"),
    attribute("carrier?", words("ioctl netif")),
  ]),
  shape("HostBondArpmon", "How links are watched by ARP; milliseconds.", [
    attribute("interval", "unsignedInt"),
    attribute("target", "ipv4Addr"),
    attribute("validate?", words("none active backup all")),
  ]),
];
