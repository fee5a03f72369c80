import { attribute, type Shape, shape } from "../language.js";

export const cpuTopologyShapes: readonly Shape[] = [
  shape("CpuTopology", "How CPUs are put together: sockets, dies, clusters, cores, threads.", [
    attribute("sockets", "positiveInteger"),
    attribute("dies?", "positiveInteger"),
    attribute("clusters?", "positiveInteger"),
    attribute("cores", "positiveInteger"),
    attribute("threads", "positiveInteger"),
  ]),
];
