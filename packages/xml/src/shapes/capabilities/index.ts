import type { Shape } from "../language.js";
import { capabilitiesShapes } from "./capabilities.js";
import { guestCapabilitiesShapes } from "./guest-capabilities.js";
import { hostCapabilitiesShapes } from "./host-capabilities.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...capabilitiesShapes,
  ...guestCapabilitiesShapes,
  ...hostCapabilitiesShapes,
];
