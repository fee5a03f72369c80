import type { Shape } from "../language.js";
import { domainCapabilitiesShapes } from "./domain-capabilities.js";
import { domainCapabilitiesCpuShapes } from "./domain-capabilities-cpu.js";
import { domainCapabilitiesFeaturesShapes } from "./domain-capabilities-features.js";
import { domainCapabilitiesOsShapes } from "./domain-capabilities-os.js";
import { domainCapabilitiesSupportShapes } from "./domain-capabilities-support.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...domainCapabilitiesShapes,
  ...domainCapabilitiesCpuShapes,
  ...domainCapabilitiesFeaturesShapes,
  ...domainCapabilitiesOsShapes,
  ...domainCapabilitiesSupportShapes,
];
