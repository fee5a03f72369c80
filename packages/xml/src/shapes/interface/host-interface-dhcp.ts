import { attribute, type Shape, shape } from "../language.js";

export const hostInterfaceDhcpShapes: readonly Shape[] = [
  shape("HostInterfaceDhcp", "", [attribute("peerdns?", "virYesNo")]),
];
