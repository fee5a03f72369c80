import { attribute, type Shape, shape } from "../language.js";

export const switchableFeatureShapes: readonly Shape[] = [
  shape("SwitchableFeature", "A feature, and whether it is on.", [attribute("state", "virOnOff")]),
];
