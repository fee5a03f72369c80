import { attribute, type Shape, shape } from "../language.js";

export const cpuSignatureShapes: readonly Shape[] = [
  shape("CpuSignature", "Family, model and stepping of a CPU.", [
    attribute("family", "positiveInteger"),
    attribute("model", "unsignedInt"),
    attribute("stepping", "unsignedInt"),
  ]),
];
