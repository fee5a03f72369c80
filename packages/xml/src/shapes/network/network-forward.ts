import { attribute, child, oneOf, type Shape, shape, words, xsd } from "../language.js";

export const networkForwardShapes: readonly Shape[] = [
  shape("NetworkForward", "", [
    attribute("dev?", "deviceName"),
    attribute("mode?", words("nat route open bridge passthrough private vepa hostdev")),
    attribute("managed?", "virYesNo"),
    child("nat?", "NetworkNat"),
    oneOf([child("interface*", "NetworkInterface")], [child("address*", "NetworkAddress")]),
    child("pf?", "NetworkPf"),
    child("driver?", "HostdevDriver"),
  ]),
  shape("NetworkInterface", "", [
    attribute("dev", "deviceName"),
    attribute("connections?", xsd("unsignedInt")),
  ]),
  shape("NetworkAddress", "", [
    attribute("type", words("pci")),
    attribute("domain?", "pciDomain"),
    attribute("bus?", "pciBus"),
    attribute("slot?", "pciSlot"),
    attribute("function?", "pciFunc"),
    attribute("multifunction?", "virOnOff"),
    attribute("connections?", xsd("unsignedInt")),
  ]),
  shape("NetworkPf", "", [attribute("dev", "deviceName")]),
  shape("NetworkNat", "", [
    attribute("ipv6?", "virYesNo"),
    child("address?", "NetworkNatAddress"),
    child("port?", "NetworkNatPort"),
  ]),
  shape("NetworkNatAddress", "", [attribute("start", "ipv4Addr"), attribute("end", "ipv4Addr")]),
  shape("NetworkNatPort", "", [attribute("start", "port"), attribute("end", "port")]),
];
