import { attribute, type Shape, shape } from "../language.js";

export const cpuMicrocodeShapes: readonly Shape[] = [
  shape("CpuMicrocode", "", [attribute("version", "positiveInteger")]),
];
