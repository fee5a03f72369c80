import type { Shape } from "../language.js";
import { domainCapabilitiesShapes } from "./domain-capabilities.js";
import { domainCapabilitiesCpuShapes } from "./domain-capabilities-cpu.js";
import { domainCapabilitiesFeaturesShapes } from "./domain-capabilities-features.js";
import { domainCapabilitiesIothreadsShapes } from "./domain-capabilities-iothreads.js";
import { domainCapabilitiesMemoryBackingShapes } from "./domain-capabilities-memory-backing.js";
import { domainCapabilitiesOsShapes } from "./domain-capabilities-os.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...domainCapabilitiesShapes,
  ...domainCapabilitiesCpuShapes,
  ...domainCapabilitiesFeaturesShapes,
  ...domainCapabilitiesIothreadsShapes,
  ...domainCapabilitiesMemoryBackingShapes,
  ...domainCapabilitiesOsShapes,
];
