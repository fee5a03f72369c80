import { attribute, type Shape, shape } from "../language.js";

export const cpuPagesShapes: readonly Shape[] = [
  shape("CpuPages", "A size of memory pages; KiB where no unit is given.", [
    attribute("unit?", "unit"),
    attribute("size", "unsignedInt"),
  ]),
];
