import { attribute, child, type Shape, shape } from "../language.js";

export const hostVlanShapes: readonly Shape[] = [
  shape("HostVlan", "", [attribute("tag", "vlan-id"), child("interface", "HostVlanInterface")]),
  shape("HostVlanInterface", "", [attribute("name", "deviceName")]),
];
