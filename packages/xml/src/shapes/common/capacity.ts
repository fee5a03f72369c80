import { attribute, type Shape, shape, text } from "../language.js";

export const capacityShapes: readonly Shape[] = [
  shape("Capacity", "A size; bytes where no unit is given.", [
    attribute("unit?", "unit", "`bytes` where it is missing."),
    text("unsignedLong"),
  ]),
];
