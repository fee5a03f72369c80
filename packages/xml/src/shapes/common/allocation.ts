import { attribute, type Shape, shape, text } from "../language.js";

export const allocationShapes: readonly Shape[] = [
  shape("Allocation", "How much is taken; bytes where no unit is given.", [
    attribute("unit?", "unit", "`bytes` where it is missing."),
    text("unsignedLong"),
  ]),
];
