import { attribute, type Shape, shape } from "../language.js";

export const switchableFeatureShapes: readonly Shape[] = [
  shape("SwitchableFeature", "", [attribute("state", "virOnOff")]),
];
