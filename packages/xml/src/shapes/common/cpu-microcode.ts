import { attribute, type Shape, shape } from "../language.js";

export const cpuMicrocodeShapes: readonly Shape[] = [
  shape("CpuMicrocode", "The version of a CPU's microcode.", [attribute("version", "positiveInteger")]),
];
