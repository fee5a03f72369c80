import { attribute, child, type Shape, shape } from "../language.js";

export const hostVlanShapes: readonly Shape[] = [
  shape("HostVlan", "A VLAN on an interface.", [
    attribute("tag", "vlan-id"),
    child("interface", "HostVlanInterface"),
  ]),
  shape("HostVlanInterface", "The interface that a VLAN is on.", [attribute("name", "deviceName")]),
];
