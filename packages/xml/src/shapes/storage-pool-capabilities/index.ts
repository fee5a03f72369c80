import type { Shape } from "../language.js";
import { storagePoolCapabilitiesShapes } from "./storage-pool-capabilities.js";
import { storagePoolCapabilitiesPoolShapes } from "./storage-pool-capabilities-pool.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...storagePoolCapabilitiesShapes,
  ...storagePoolCapabilitiesPoolShapes,
];
