import { attribute, type Shape, shape, text } from "../language.js";

export const maxMemoryShapes: readonly Shape[] = [
  shape(
    "MaxMemory",
    "How much memory a guest may grow to, and in how many modules; KiB where no unit is given.",
    [
      attribute("slots?", "unsignedInt"),
      attribute("unit?", "unit", "`KiB` where it is missing."),
      text("unsignedLong", "In the unit."),
    ],
  ),
];
