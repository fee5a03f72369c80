import { attribute, type Shape, shape } from "../language.js";

export const hostInterfaceDhcpShapes: readonly Shape[] = [
  shape("HostInterfaceDhcp", "That addresses come by DHCP.", [attribute("peerdns?", "virYesNo")]),
];
