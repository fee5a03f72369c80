import { attribute, type Shape, shape } from "../language.js";

export const cpuSignatureShapes: readonly Shape[] = [
  shape("CpuSignature", "", [
    attribute("family", "positiveInteger"),
    attribute("model", "unsignedInt"),
    attribute("stepping", "unsignedInt"),
  ]),
];
