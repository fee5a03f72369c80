import { attribute, type Shape, shape } from "../language.js";

export const sourceTimeoutShapes: readonly Shape[] = [
  shape("SourceTimeout", "", [attribute("seconds", "positiveInteger")]),
];
