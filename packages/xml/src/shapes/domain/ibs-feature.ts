import { attribute, type Shape, shape, words } from "../language.js";

export const ibsFeatureShapes: readonly Shape[] = [
  shape("IbsFeature", "The barrier against speculative execution, on POWER.", [
    attribute("value", words("broken workaround fixed-ibs fixed-ccd fixed-na")),
  ]),
];
