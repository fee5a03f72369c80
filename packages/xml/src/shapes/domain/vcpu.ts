import { attribute, type Shape, shape, text, words } from "../language.js";

export const vcpuShapes: readonly Shape[] = [
  shape("Vcpu", "", [
    attribute("placement?", words("static auto")),
    attribute("cpuset?", "cpuset"),
    attribute("current?", "countCPU"),
    text("countCPU"),
  ]),
];
