import type { Shape } from "../language.js";
import { networkPortShapes } from "./network-port.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...networkPortShapes];
