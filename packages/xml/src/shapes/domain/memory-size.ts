import { attribute, type Shape, shape, text } from "../language.js";

export const memorySizeShapes: readonly Shape[] = [
  shape("MemorySize", "A size; KiB where no unit is given.", [
    attribute("unit?", "unit", "`KiB` where it is missing."),
    text("unsignedLong", "In the unit."),
  ]),
];
