import type { Shape } from "../language.js";
import { bridgedEthernetShapes } from "./bridged-ethernet.js";
import { hostBondShapes } from "./host-bond.js";
import { hostBridgeShapes } from "./host-bridge.js";
import { hostInterfaceShapes } from "./host-interface.js";
import { hostInterfaceDhcpShapes } from "./host-interface-dhcp.js";
import { hostInterfaceIpv4Shapes } from "./host-interface-ipv4.js";
import { hostInterfaceIpv6Shapes } from "./host-interface-ipv6.js";
import { hostInterfaceMacShapes } from "./host-interface-mac.js";
import { hostVlanShapes } from "./host-vlan.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...bridgedEthernetShapes,
  ...hostBondShapes,
  ...hostBridgeShapes,
  ...hostInterfaceShapes,
  ...hostInterfaceDhcpShapes,
  ...hostInterfaceIpv4Shapes,
  ...hostInterfaceIpv6Shapes,
  ...hostInterfaceMacShapes,
  ...hostVlanShapes,
];
