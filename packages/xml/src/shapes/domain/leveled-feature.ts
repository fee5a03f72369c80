import { attribute, type Shape, shape, words } from "../language.js";

export const leveledFeatureShapes: readonly Shape[] = [
  shape("LeveledFeature", "A feature, and how far it goes.", [
    attribute("value", words("broken workaround fixed")),
  ]),
];
