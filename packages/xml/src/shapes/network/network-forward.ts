import { attribute, child, oneOf, type Shape, shape, words, xsd } from "../language.js";

export const networkForwardShapes: readonly Shape[] = [
  shape("NetworkForward", "How a network reaches the world.", [
    attribute("dev?", "deviceName"),
    attribute("mode?", words("nat route open bridge passthrough private vepa hostdev")),
    attribute("managed?", "virYesNo"),
    child("nat?", "NetworkNat"),
    oneOf([child("interface*", "NetworkInterface")], [child("address*", "NetworkAddress")]),
    child("pf?", "NetworkPf"),
    child("driver?", "HostdevDriver"),
  ]),
  shape("NetworkInterface", "An interface of the host by which a network reaches the world.", [
    attribute("dev", "deviceName"),
    attribute("connections?", xsd("unsignedInt")),
  ]),
  shape("NetworkAddress", "A PCI device of the host that is given to a card.", [
    attribute("type", words("pci")),
    attribute("domain?", "pciDomain"),
    attribute("bus?", "pciBus"),
    attribute("slot?", "pciSlot"),
    attribute("function?", "pciFunc"),
    attribute("multifunction?", "virOnOff"),
    attribute("connections?", xsd("unsignedInt")),
  ]),
  shape("NetworkPf", "The physical function whose virtual ones are given to cards.", [
    attribute("dev", "deviceName"),
  ]),
  shape("NetworkNat", "How addresses are translated.", [
    attribute("ipv6?", "virYesNo"),
    child("address?", "NetworkNatAddress"),
    child("port?", "NetworkNatPort"),
  ]),
  shape("NetworkNatAddress", "The addresses that a network's own become.", [
    attribute("start", "ipv4Addr"),
    attribute("end", "ipv4Addr"),
  ]),
  shape("NetworkNatPort", "The ports that a network's own become.", [
    attribute("start", "port"),
    attribute("end", "port"),
  ]),
];
