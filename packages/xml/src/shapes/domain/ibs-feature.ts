import { attribute, type Shape, shape, words } from "../language.js";

export const ibsFeatureShapes: readonly Shape[] = [
  shape("IbsFeature", "", [attribute("value", words("broken workaround fixed-ibs fixed-ccd fixed-na"))]),
];
