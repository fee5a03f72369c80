import type { Shape } from "../language.js";
import { nwFilterShapes } from "./nw-filter.js";
import { nwFilterRuleShapes } from "./nw-filter-rule.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...nwFilterShapes, ...nwFilterRuleShapes];
