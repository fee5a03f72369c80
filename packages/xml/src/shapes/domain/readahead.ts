import { attribute, type Shape, shape } from "../language.js";

export const readaheadShapes: readonly Shape[] = [
  shape("Readahead", "", [attribute("size", "positiveInteger")]),
];
