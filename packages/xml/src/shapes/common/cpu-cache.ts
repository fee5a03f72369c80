import { attribute, type Shape, shape, words } from "../language.js";

export const cpuCacheShapes: readonly Shape[] = [
  shape("CpuCache", "", [
    attribute("level?", words("1 2 3")),
    attribute("mode", words("emulate passthrough disable")),
  ]),
];
