import { attribute, child, type Shape, shape, words } from "../language.js";

export const bridgedEthernetShapes: readonly Shape[] = [
  shape("BridgedEthernet", "An interface that is plugged into a bridge or belongs to a bond.", [
    attribute("type", words("ethernet")),
    attribute("name", "deviceName"),
    child("link?", "LinkSpeed"),
    child("mac?", "HostInterfaceMac"),
  ]),
];
