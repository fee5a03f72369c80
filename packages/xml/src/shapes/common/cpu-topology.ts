import { attribute, type Shape, shape } from "../language.js";

export const cpuTopologyShapes: readonly Shape[] = [
  shape("CpuTopology", "", [
    attribute("sockets", "positiveInteger"),
    attribute("dies?", "positiveInteger"),
    attribute("clusters?", "positiveInteger"),
    attribute("cores", "positiveInteger"),
    attribute("threads", "positiveInteger"),
  ]),
];
