import { attribute, type Shape, shape } from "../language.js";

export const readaheadShapes: readonly Shape[] = [
  shape("Readahead", "How many bytes are read ahead.", [attribute("size", "positiveInteger")]),
];
