import { attribute, type Shape, shape, words } from "../language.js";

export const aiaFeatureShapes: readonly Shape[] = [
  shape("AiaFeature", "", [attribute("value", words("none aplic aplic-imsic"))]),
];
