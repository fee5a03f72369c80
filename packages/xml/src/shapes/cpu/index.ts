import type { Shape } from "../language.js";
import { cpuShapes } from "./cpu.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...cpuShapes];
