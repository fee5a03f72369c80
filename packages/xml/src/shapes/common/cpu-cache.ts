import { attribute, type Shape, shape, words } from "../language.js";

export const cpuCacheShapes: readonly Shape[] = [
  shape("CpuCache", "The cache that a CPU tells of.", [
    attribute("level?", words("1 2 3")),
    attribute("mode", words("emulate passthrough disable")),
  ]),
];
