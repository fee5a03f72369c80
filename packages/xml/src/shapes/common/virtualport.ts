import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const virtualportShapes: readonly Shape[] = [
  shape("Virtualport", "How a card is plugged into a virtual switch.", [
    oneOf(
      [attribute("type", words("802.1Qbg")), child("parameters?", "Ieee8021QbgParameters")],
      [attribute("type", words("802.1Qbh")), child("parameters?", "Ieee8021QbhParameters")],
      [attribute("type", words("openvswitch")), child("parameters?", "OpenvswitchParameters")],
      [attribute("type", words("midonet")), child("parameters", "MidonetParameters")],
      [child("parameters", "VirtualportParameters")],
      [],
    ),
  ]),
  shape("Ieee8021QbgParameters", "What 802.1Qbg needs to know.", [
    attribute("managerid?", "uint8"),
    attribute("typeid?", "uint24"),
    attribute("typeidversion?", "uint8"),
    attribute("instanceid?", "UUID"),
  ]),
  shape("Ieee8021QbhParameters", "What 802.1Qbh needs to know.", [
    attribute("profileid?", "virtualPortProfileID"),
  ]),
  shape("OpenvswitchParameters", "What Open vSwitch needs to know.", [
    attribute("interfaceid?", "UUID"),
    attribute("profileid?", "virtualPortProfileID"),
  ]),
  shape("MidonetParameters", "What MidoNet needs to know.", [attribute("interfaceid", "UUID")]),
  shape("VirtualportParameters", "What a virtual switch of any type needs to know.", [
    attribute("managerid?", "uint8"),
    attribute("typeid?", "uint24"),
    attribute("typeidversion?", "uint8"),
    attribute("instanceid?", "UUID"),
    attribute("interfaceid?", "UUID"),
    attribute("profileid?", "virtualPortProfileID"),
  ]),
];
