import { attribute, type Shape, shape } from "../language.js";

export const sourceTimeoutShapes: readonly Shape[] = [
  shape("SourceTimeout", "After how many seconds a connection is given up.", [
    attribute("seconds", "positiveInteger"),
  ]),
];
