import { attribute, type Shape, shape } from "../language.js";

export const cpuCounterShapes: readonly Shape[] = [
  shape("CpuCounter", "A counter of a CPU.", [
    attribute("name", "text"),
    attribute("frequency", "positiveInteger"),
    attribute("scaling", "virYesNo"),
  ]),
];
