import type { Shape } from "../language.js";
import { secretShapes } from "./secret.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...secretShapes];
