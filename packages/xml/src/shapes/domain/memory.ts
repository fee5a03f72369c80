import { attribute, type Shape, shape, text } from "../language.js";

export const memoryShapes: readonly Shape[] = [
  shape("Memory", "The memory that a guest boots with; KiB where no unit is given.", [
    attribute("unit?", "unit", "`KiB` where it is missing."),
    attribute("dumpCore?", "virOnOff"),
    text("unsignedLong", "In the unit."),
  ]),
];
