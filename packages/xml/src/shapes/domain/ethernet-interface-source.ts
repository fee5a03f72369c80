import { child, type Shape, shape } from "../language.js";

export const ethernetInterfaceSourceShapes: readonly Shape[] = [
  shape("EthernetInterfaceSource", "", [child("ip*", "GuestIp"), child("route*", "Route")]),
];
