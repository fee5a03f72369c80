import { attribute, type Shape, shape, words } from "../language.js";

export const leveledFeatureShapes: readonly Shape[] = [
  shape("LeveledFeature", "", [attribute("value", words("broken workaround fixed"))]),
];
