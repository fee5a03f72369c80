import { attribute, type Shape, shape } from "../language.js";

export const memorytuneMonitorShapes: readonly Shape[] = [
  shape("MemorytuneMonitor", "CPUs whose use of memory is watched.", [attribute("vcpus", "cpuset")]),
];
