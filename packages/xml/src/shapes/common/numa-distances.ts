import { attribute, child, type Shape, shape } from "../language.js";

export const numaDistancesShapes: readonly Shape[] = [
  shape("NumaDistances", "How far a cell is from the others.", [child("sibling+", "NumaSibling")]),
  shape("NumaSibling", "How far another cell is.", [
    attribute("id", "unsignedInt"),
    attribute("value", "numaDistanceValue"),
  ]),
];
