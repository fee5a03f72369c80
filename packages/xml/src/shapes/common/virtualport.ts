import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const virtualportShapes: readonly Shape[] = [
  shape("Virtualport", "", [
    oneOf(
      [attribute("type", words("802.1Qbg")), child("parameters?", "Ieee8021QbgParameters")],
      [attribute("type", words("802.1Qbh")), child("parameters?", "Ieee8021QbhParameters")],
      [attribute("type", words("openvswitch")), child("parameters?", "OpenvswitchParameters")],
      [attribute("type", words("midonet")), child("parameters", "MidonetParameters")],
      [child("parameters", "VirtualportParameters")],
      [],
    ),
  ]),
  shape("Ieee8021QbgParameters", "", [
    attribute("managerid?", "uint8"),
    attribute("typeid?", "uint24"),
    attribute("typeidversion?", "uint8"),
    attribute("instanceid?", "UUID"),
  ]),
  shape("Ieee8021QbhParameters", "", [attribute("profileid?", "virtualPortProfileID")]),
  shape("OpenvswitchParameters", "", [
    attribute("interfaceid?", "UUID"),
    attribute("profileid?", "virtualPortProfileID"),
  ]),
  shape("MidonetParameters", "", [attribute("interfaceid", "UUID")]),
  shape("VirtualportParameters", "", [
    attribute("managerid?", "uint8"),
    attribute("typeid?", "uint24"),
    attribute("typeidversion?", "uint8"),
    attribute("instanceid?", "UUID"),
    attribute("interfaceid?", "UUID"),
    attribute("profileid?", "virtualPortProfileID"),
  ]),
];
