import { attribute, type Shape, shape, text, words } from "../language.js";

export const vcpuShapes: readonly Shape[] = [
  shape("Vcpu", "How many CPUs a guest has at most, and on which of the host's they run.", [
    attribute("placement?", words("static auto")),
    attribute("cpuset?", "cpuset", "The host's CPUs on which they run: `0-3,^2`."),
    attribute("current?", "countCPU", "How many are plugged; all where it is missing."),
    text("countCPU", "How many there are at most."),
  ]),
];
