import { attribute, child, type Shape, shape, words } from "../language.js";

export const hostBridgeShapes: readonly Shape[] = [
  shape("HostBridge", "", [
    attribute("stp?", "virOnOff"),
    attribute("delay?", "timeval"),
    child("interface*", "BridgedEthernet"),
    child("interface*", "BridgedVlan"),
    child("interface*", "BridgedBond"),
  ]),
  shape("BridgedVlan", "", [
    attribute("type", words("vlan")),
    attribute("name?", "deviceName"),
    child("link?", "LinkSpeed"),
    child("vlan", "HostVlan"),
  ]),
  shape("BridgedBond", "", [
    attribute("type", words("bond")),
    attribute("name", "deviceName"),
    child("link?", "LinkSpeed"),
    child("bond", "HostBond"),
  ]),
];
