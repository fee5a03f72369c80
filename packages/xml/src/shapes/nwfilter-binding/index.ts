import type { Shape } from "../language.js";
import { nwFilterBindingShapes } from "./nw-filter-binding.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...nwFilterBindingShapes];
