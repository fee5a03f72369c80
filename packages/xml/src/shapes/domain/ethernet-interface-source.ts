import { attribute, child, legacy, type Shape, shape } from "../language.js";

export const ethernetInterfaceSourceShapes: readonly Shape[] = [
  shape("EthernetInterfaceSource", "Addresses and routes of the host's end.", [
    child("ip*", "GuestIp"),
    child("route*", "Route"),
    legacy(attribute("dev?", "deviceName", "The host's interface, in documents of libvirt 0.1")),
  ]),
];
