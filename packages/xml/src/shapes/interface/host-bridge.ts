import { attribute, child, type Shape, shape, words } from "../language.js";

export const hostBridgeShapes: readonly Shape[] = [
  shape("HostBridge", "A bridge of the host, and what is plugged into it.", [
    attribute("stp?", "virOnOff"),
    attribute("delay?", "timeval"),
    child("interface*", "BridgedEthernet"),
    child("interface*", "BridgedVlan"),
    child("interface*", "BridgedBond"),
  ]),
  shape("BridgedVlan", "A VLAN that is plugged into a bridge.", [
    attribute("type", words("vlan")),
    attribute("name?", "deviceName"),
    child("link?", "LinkSpeed"),
    child("vlan", "HostVlan"),
  ]),
  shape("BridgedBond", "A bond that is plugged into a bridge.", [
    attribute("type", words("bond")),
    attribute("name", "deviceName"),
    child("link?", "LinkSpeed"),
    child("bond", "HostBond"),
  ]),
];
