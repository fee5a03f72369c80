import { attribute, child, type Shape, shape, words } from "../language.js";

export const bridgedEthernetShapes: readonly Shape[] = [
  shape("BridgedEthernet", "", [
    attribute("type", words("ethernet")),
    attribute("name", "deviceName"),
    child("link?", "LinkSpeed"),
    child("mac?", "HostInterfaceMac"),
  ]),
];
