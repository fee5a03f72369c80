import { attribute, type Shape, shape } from "../language.js";

export const memorytuneMonitorShapes: readonly Shape[] = [
  shape("MemorytuneMonitor", "", [attribute("vcpus", "cpuset")]),
];
