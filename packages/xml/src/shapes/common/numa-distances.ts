import { attribute, child, type Shape, shape } from "../language.js";

export const numaDistancesShapes: readonly Shape[] = [
  shape("NumaDistances", "", [child("sibling+", "NumaSibling")]),
  shape("NumaSibling", "", [attribute("id", "unsignedInt"), attribute("value", "numaDistanceValue")]),
];
