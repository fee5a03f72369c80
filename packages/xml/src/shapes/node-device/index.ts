import type { Shape } from "../language.js";
import { nodeDeviceShapes } from "./node-device.js";
import { nodeDeviceCapabilityShapes } from "./node-device-capability.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...nodeDeviceShapes, ...nodeDeviceCapabilityShapes];
