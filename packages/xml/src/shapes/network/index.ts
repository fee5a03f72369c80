import type { Shape } from "../language.js";
import { networkShapes } from "./network.js";
import { networkDnsShapes } from "./network-dns.js";
import { networkDnsmasqOptionsShapes } from "./network-dnsmasq-options.js";
import { networkForwardShapes } from "./network-forward.js";
import { networkIpShapes } from "./network-ip.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...networkShapes,
  ...networkDnsShapes,
  ...networkDnsmasqOptionsShapes,
  ...networkForwardShapes,
  ...networkIpShapes,
];
